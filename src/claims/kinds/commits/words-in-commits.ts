import { quoted } from '../../../domain/shell-word.js';
import { count, listing, thousands } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { messagesHolding } from '../../check/history/commit-messages.js';
import type { Sentence } from '../../extract/markdown/document.js';
import type { Token } from '../../extract/markdown/token.js';

/** `"golden path" is mentioned throughout commits`: how many messages hold words that are said to come up again and again. */
export const wordsInCommits: ClaimPart = { kinds: ['commit-count'], recognise };

const VERB = /^(?:mentioned|referenced|named|cited|repeated)$/i;
const OFTEN =
  /^(?:repeatedly|often|frequently|widely|extensively|consistently|regularly|multiple|many|several|throughout|across)$/i;
const PLACE = /^(?:commits?|messages?|history|log)$/i;
/** Words between the verb and the place, as in "mentioned throughout the recent git commits". */
const NEAR = 6;
/** Words before the verb that are not what is mentioned. */
const BESIDE =
  /^(?:is|are|was|were|has|have|been|it|repeatedly|often|frequently|widely|extensively|consistently|regularly|also|the|a|an|priority|mandate|requirement|theme|pattern|keyword|term|phrase)$/i;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || (sentence.mood !== 'present' && sentence.mood !== 'past')) return [];
    const file = fileInCommits(sentence);
    if (file) return [fileCandidate(sentence, file)];
    const verb = sentence.tokens.findIndex(({ kind, text }) => kind === 'word' && VERB.test(text));
    if (verb < 1 || !isOften(sentence, verb)) return [];
    const phrases = phrasesBefore(sentence, verb);
    return phrases.length > 0 ? [candidateOf(sentence, verb, phrases)] : [];
  });
}

/** It is said to be often, and to be in commits. */
function isOften({ tokens }: Sentence, verb: number): boolean {
  const words = (from: number, to: number) =>
    tokens.slice(Math.max(0, from), to).filter(({ kind }) => kind === 'word');
  const after = words(verb + 1, verb + 1 + NEAR);
  return (
    after.some(({ text }) => PLACE.test(text)) &&
    [...words(verb - 2, verb), ...after].some(({ text }) => OFTEN.test(text)) &&
    !tokens.slice(Math.max(0, verb - 3), verb).some(({ text }) => /^(?:not|never|n't)$|n['’]t$/i.test(text))
  );
}

/** What is mentioned, in lower case: the quotation, or the words before the verb, the longest first. */
function phrasesBefore({ tokens }: Sentence, verb: number): string[] {
  const before = tokens.slice(0, verb);
  const text = before.findLast(({ kind }) => kind === 'quote' || kind === 'code');
  if (text) return isTelling(text.text) ? [text.text.trim().toLowerCase()] : [];
  const start = before.findLastIndex(isEnd) + 1;
  const words = before
    .slice(start)
    .filter(({ kind, text: word }) => kind === 'word' && !BESIDE.test(word))
    .map(({ text: word }) => word.toLowerCase());
  if (words.length < 2 || words.length > 6) return [];
  return words.slice(1).map((_, i) => words.slice(0, words.length - i).join(' '));
}

function isEnd({ kind, text }: Token): boolean {
  return kind === 'mark' && /^[,;:.—–-]$/.test(text);
}

function isTelling(text: string): boolean {
  return text.trim().length >= 3 && text.length <= 80;
}

function candidateOf(sentence: Sentence, verb: number, phrases: readonly string[]): Candidate {
  return {
    kind: 'commit-count',
    line: sentence.tokens[verb]?.line ?? sentence.line,
    text: sentence.text,
    statement: `several commits mention "${phrases[0]}"`,
    check: (context) => check(context, phrases),
  };
}

/** So many messages are no single case. */
const SEVERAL = 3;

function check(context: CheckContext, phrases: readonly string[]): Outcome {
  const numbers = phrases.map((phrase) => ({ phrase, found: messagesHolding(context, [phrase]) }));
  const often = numbers.find(({ found }) => found >= SEVERAL) ?? numbers[0];
  const { phrase = '', found = 0 } = often ?? {};
  const shared = {
    measured: `${count(found, 'commit')} whose message holds "${phrase}"`,
    scope: `messages of the ${thousands(context.history.state.commits)} commits of ${context.rev}`,
    command: `git log ${context.rev} --oneline -i -F --grep=${quoted(phrase)} | wc -l`,
  };
  return found >= SEVERAL
    ? { verdict: 'verified', ...shared }
    : { verdict: 'not checkable', ...shared, needs: 'the words as they stand in the messages' };
}

/** "`hub_store` module exists in multiple git commits": the name of a file without its ending. */
function fileInCommits({ tokens, text }: Sentence): { name: string; token: number } | null {
  if (!IN_COMMITS.test(text.slice(0, 400))) return null;
  const token = tokens.findIndex(({ text: each }) => /^(?:exists?|existed|appears?|appeared)$/i.test(each));
  const before = tokens.slice(Math.max(0, token - 3), Math.max(0, token));
  const name = before.find(({ kind, text: each }) => kind === 'code' && /^\w{4,80}$/.test(each))?.text;
  const isFile = before.some(({ text: each }) => /^(?:module|file|script)$/i.test(each));
  return name !== undefined && isFile ? { name, token } : null;
}

const IN_COMMITS =
  /\b(?:exists?|existed|appears?|appeared) in (?:multiple|several|many|numerous|various) (?:\w{1,20} )?commits\b/i;

function fileCandidate(sentence: Sentence, { name, token }: { name: string; token: number }): Candidate {
  return {
    kind: 'commit-count',
    line: sentence.tokens[token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `several commits touched ${name}`,
    check: (context) => checkFile(context, name),
  };
}

/** Files of one name that are looked at. */
const MOST_FILES = 3;

async function checkFile(context: CheckContext, name: string): Promise<Outcome | null> {
  const there = context.paths.alike(name, 'stem').filter((path) => context.classOf(path) !== 'backup');
  const paths = there.length > 0 ? there : await context.past.deleted(`${name}.py`);
  if (paths.length === 0 || paths.length > MOST_FILES) return null;
  const commits = new Set<string>();
  for (const path of paths)
    for (const commit of await context.past.commitsThat('touched', path)) commits.add(commit);
  const shared = {
    measured: `${count(commits.size, 'commit')} that touched ${listing(paths)}`,
    scope: `the history of ${context.rev}`,
    command: `git log --oneline ${context.rev} -- ${paths.map(quoted).join(' ')}`,
  };
  return commits.size > 1
    ? { verdict: 'verified', ...shared }
    : { verdict: 'not checkable', ...shared, needs: 'to know which commits are meant' };
}
