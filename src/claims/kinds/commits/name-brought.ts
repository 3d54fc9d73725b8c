import { shortHash } from '../../../domain/commit.js';
import type { LogEntry } from '../../../domain/history.js';
import { quoted } from '../../../domain/shell-word.js';
import { day, listing } from '../../../domain/wording.js';
import { isAskedTooOften } from '../../check/asked-often.js';
import type { Candidate, CheckContext, ClaimPart, Outcome } from '../../check/context.js';
import { broughtBy } from '../../check/history/brought-by.js';
import { daysAround } from '../../check/history/days-around.js';
import { commitsMeant } from '../../check/history/named-commit.js';
import { knowledgeOf } from '../../check/names/definitions.js';
import { definitionSpans } from '../../check/names/enclosing.js';
import { commitMentions } from '../../extract/commits/commit-mentions.js';
import { dateAt } from '../../extract/figures/dates.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isDeniedBefore } from '../../extract/words/mood.js';

/**
 * "The `open_child` method was added to `Hub` on 2025-09-14 (commit `abc1234`)": the commit that brought its definition, where the
 * hash that is named is not here. Verified by its date; not refuted, since code gets moved.
 */
export const nameBrought: ClaimPart = {
  kinds: ['commit-date'],
  recognise: ({ document }) => document.sentences.flatMap(candidatesIn),
};

const ADDED = /^(?:added|introduced|created|implemented)$/i;
/** Words between a name and what was done, and between that and its date. */
const [BEFORE, BEHIND] = [6, 8];
const MOST_FILES = 4;
/** Names of a document whose commits are looked for. */
const MOST_ASKED = 30;

interface Brought {
  readonly name: string;
  /** What it was added to; null where that is not said. */
  readonly owner: string | null;
  readonly iso: string;
}

function candidatesIn(sentence: Sentence): Candidate[] {
  const { tokens } = sentence;
  if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood)) return [];
  const verb = tokens.findIndex(({ text }) => ADDED.test(text));
  if (verb < 1 || isDeniedBefore(tokens, verb, 3)) return [];
  const name = nameBefore(sentence, verb);
  const at =
    name === null ? -1 : tokens.findIndex((_, i) => i > verb && i <= verb + BEHIND && dateAt(tokens, i));
  const iso = at < 0 ? undefined : dateAt(tokens, at)?.iso;
  if (name === null || iso === undefined) return [];
  const owner = /^to$/i.test(tokens[verb + 1]?.text ?? '') ? ownerAt(sentence, verb + 2) : null;
  return [candidateOf(sentence, verb, { name, owner, iso })];
}

/** The one name in a code span before the verb, of which it is said. */
function nameBefore({ tokens }: Sentence, verb: number): string | null {
  const codes = tokens.slice(Math.max(0, verb - BEFORE), verb).filter(({ kind }) => kind === 'code');
  const [code, ...others] = codes;
  const name = /^(?:\w{1,60}\.)?([A-Za-z_]\w{3,80})(?:\(.{0,80}\))?$/.exec(code?.text ?? '')?.[1];
  return name !== undefined && others.length === 0 ? name : null;
}

function ownerAt({ tokens }: Sentence, at: number): string | null {
  const token = tokens
    .slice(at, at + 2)
    .find(({ kind, text }) => kind !== 'mark' && !/^(?:the|class)$/i.test(text));
  return token && /^[A-Z][A-Za-z0-9]{2,80}$/.test(token.text) ? token.text : null;
}

function candidateOf(sentence: Sentence, verb: number, brought: Brought): Candidate {
  const mentions = commitMentions(sentence).filter(({ hash }) => hash !== null);
  const { name, iso } = brought;
  return {
    kind: 'commit-date',
    line: sentence.tokens[verb]?.line ?? sentence.line,
    text: sentence.text,
    statement: `the definition of ${name} came on ${iso.replace(/^--/, '')}`,
    words: [name],
    symbol: name,
    says: null,
    check: (context) => (commitsMeant(context, mentions).found.length > 0 ? null : check(context, brought)),
  };
}

/** @returns null where no commit of that day brought such a definition to a file */
async function check(context: CheckContext, { name, owner, iso }: Brought): Promise<Outcome | null> {
  const known = await knowledgeOf(context, name);
  if (isAskedTooOften(context, 'names brought', MOST_ASKED)) return null;
  const wanted = iso.replace(/^--/, '');
  for (const path of (await filesOf(context, known?.definitions ?? [], owner)).slice(0, MOST_FILES)) {
    const holds = (lines: readonly string[]) =>
      lines.some((line) => line.includes(name)) && definitionSpans(lines).some((each) => each.name === name);
    const found = (await broughtBy(context, path, holds)).filter((each) =>
      daysOf(each).some((date) => date.endsWith(wanted)),
    );
    if (found.length === 0) continue;
    return {
      verdict: 'verified',
      measured: `${listing(
        found.map(({ hash, committedAt }) => `${shortHash(hash)} of ${day(committedAt)}`),
        3,
      )} brought ${name} to ${path}`,
      scope: `the versions of ${path}, each against its first parent`,
      command: `git log --format='%h %as %cs %s' -S ${quoted(name)} ${context.rev} -- ${quoted(path)}`,
    };
  }
  return null;
}

/** The files that define it, of one class those with that class. */
async function filesOf(
  context: CheckContext,
  definitions: readonly { readonly path: string }[],
  owner: string | null,
): Promise<string[]> {
  const paths = [...new Set(definitions.map(({ path }) => path))].filter(
    (path) => context.classOf(path) !== 'test',
  );
  if (owner === null) return paths.length === 1 ? paths : [];
  const found: string[] = [];
  for (const path of paths)
    if (((await context.lines(path)) ?? []).some((line) => new RegExp(`\\bclass ${owner}\\b`).test(line)))
      found.push(path);
  return found;
}

function daysOf({ authoredAt, committedAt }: LogEntry): string[] {
  return [...daysAround(authoredAt), ...daysAround(committedAt)];
}
