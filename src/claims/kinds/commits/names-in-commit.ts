import { shortHash } from '../../../domain/commit.js';
import type { LogEntry } from '../../../domain/history.js';
import { day, listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { lettersOf, nameOf } from '../../check/files/path-index.js';
import { filesOfCommit } from '../../check/history/commit-files.js';
import { commitsMeant } from '../../check/history/named-commit.js';
import { type Governing, governingCommits } from '../../extract/commits/governing-commit.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isIdentifier } from '../../extract/markdown/token.js';

/** "Updated the set-up of HubWorkflows", below a commit: whether it touches a file of that name, or says so; never refuted. */
export const namesInCommit: ClaimPart = { kinds: ['commit-content'], recognise };

const WORK =
  /^(?:add|creat|introduc|remov|delet|eliminat|updat|modif|chang|refactor|enhanc|fix|migrat|standardiz|consolidat|replac|implement|resolv|simplif)(?:ed|ied|d|ing|ying)$/i;

function recognise({ document, paths }: Reading): Candidate[] {
  return document.sentences.flatMap((sentence) => {
    if (sentence.place !== 'item' || (sentence.mood !== 'present' && sentence.mood !== 'past')) return [];
    const verb = verbAt(sentence);
    if (verb < 0 || fileMentions(sentence, paths).length > 0) return [];
    const names = sentence.tokens
      .slice(verb + 1)
      .filter(
        ({ kind, text }) => (kind === 'word' || kind === 'code') && isIdentifier(text) && text.length >= 8,
      )
      .map(({ text }) => text.replace(/\(.*$/s, ''));
    const [name, ...others] = new Set(names);
    const governing = name !== undefined && others.length === 0 ? governingCommits(document, sentence) : null;
    return name !== undefined && governing && governing.from !== 'beside'
      ? [candidateOf(sentence, verb, name, governing)]
      : [];
  });
}

/** The verb that the item begins with, or that stands right behind its label. */
function verbAt({ tokens, label }: Sentence): number {
  const colon = label === '' ? -1 : tokens.findIndex(({ text }) => text === ':');
  const first = tokens.findIndex(
    ({ kind, text }, i) => i > colon && kind === 'word' && !/^\w{2,20}ly$/i.test(text),
  );
  return first >= 0 && WORK.test(tokens[first]?.text ?? '') ? first : -1;
}

function candidateOf(sentence: Sentence, verb: number, name: string, governing: Governing): Candidate {
  return {
    kind: 'commit-content',
    line: sentence.tokens[verb]?.line ?? sentence.line,
    text: sentence.text,
    statement: `that commit is about ${name}`,
    check: (context) => check(context, name, governing),
  };
}

/** @returns null where neither a file nor the message shows it: the name may stand in what it changed */
async function check(context: CheckContext, name: string, governing: Governing): Promise<Outcome | null> {
  for (const commit of commitsMeant(context, governing.mentions).found) {
    const files = await filesOfCommit(context, commit.hash);
    const own = [...(files?.keys() ?? [])].filter((path) =>
      lettersOf(nameOf(path)).includes(lettersOf(name)),
    );
    if (own.length > 0) return found(commit, `touches ${listing(own)}`);
    if (`${commit.subject}\n${commit.body}`.includes(name))
      return found(commit, `names ${name} in its message`);
  }
  return null;
}

function found({ hash, committedAt }: LogEntry, what: string): Outcome {
  return {
    verdict: 'verified',
    measured: `${shortHash(hash)} of ${day(committedAt)} ${what}`,
    scope: 'names of the files of that commit, and its message; not what it did to them',
    command: `git show --first-parent --name-status ${shortHash(hash)}`,
  };
}
