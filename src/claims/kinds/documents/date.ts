import { quoted } from '../../../domain/shell-word.js';
import { day } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { commitMentions } from '../../extract/commits/commit-mentions.js';
import { dateAt, firstDate } from '../../extract/figures/dates.js';
import type { Sentence } from '../../extract/markdown/document.js';

/** The date that a document gives itself, against the commit that brought it. */
export const date: ClaimPart = { kinds: ['date'], recognise };

const LABEL =
  /^(?:(?:analysis|audit|report|document|review|last|assessment|investigation|test|execution|validation|session|creation|completion|generation)? ?(?:date|timestamp|updated|generated|created|completed|completion|conducted|performed|prepared|verified|reviewed|written|date of (?:analysis|audit))|generated (?:on|at)|last updated|report date|date created|analysis completed)$/;

function recognise(reading: Reading): Candidate[] {
  const labelled = reading.document.sentences.flatMap((sentence) => {
    // "Date: … (commit `abc`)" is the date of the commit.
    if (!LABEL.test(sentence.label) || sentence.fence || commitMentions(sentence).length > 0) return [];
    const colon = sentence.tokens.findIndex(({ text }) => text === ':');
    const written = firstDate(sentence.tokens.slice(colon + 1));
    return written ? [candidateOf(sentence, written.iso, sentence.line)] : [];
  });
  const own = [...labelled, ...titleDate(reading)];
  return [...own, ...headingDate(reading, own), ...bareDates(reading), ...writtenDates(reading)];
}

/** "Status audit - September 16, 2025": the date at the end of the title. */
function titleDate({ document: { sentences } }: Reading): Candidate[] {
  const [title] = sentences;
  if (title?.place !== 'heading') return [];
  const date = firstDate(title.tokens);
  const rest = title.tokens.slice(date?.end).filter(({ kind }) => kind !== 'mark');
  return date && isWhole(date.iso) && rest.length === 0 ? [candidateOf(title, date.iso, title.line)] : [];
}

/** What a document tells of the day on which it was written. */
const OF_NOW = /\b(?:state|status|audit|analysis|assessment|report|update|review|findings)\b/i;
const OF_ANOTHER_DAY =
  /\b(?:previous|earlier|prior|last|old|original|initial|past|next|planned|future|baseline|before|former|timeline|history|target|due)\b/i;

/** "### Current state assessment (2025-09-14)": the first heading with a day, where the document has told none before it. */
function headingDate({ document: { sentences } }: Reading, known: readonly Candidate[]): Candidate[] {
  const title = sentences.find(({ place }) => place === 'heading');
  for (const sentence of sentences) {
    if (sentence.place !== 'heading' || sentence.isOfRelease || (sentence === title && sentence.index === 0))
      continue;
    const { tokens, text, line, mood } = sentence;
    const date = firstDate(tokens);
    if (!date || !isWhole(date.iso)) continue;
    const rest = tokens.slice(date.end).filter(({ kind }) => kind !== 'mark');
    const isOwn = OF_NOW.test(text) && !OF_ANOTHER_DAY.test(text) && rest.length === 0;
    if (!isOwn || mood !== 'present' || known.some((each) => each.line < line)) return [];
    const candidate = candidateOf(sentence, date.iso, line);
    return [{ ...candidate, check: (context) => onlyVerified(candidate.check(context)) }];
  }
  return [];
}

/** What a heading dates may be something else. */
async function onlyVerified(checked: ReturnType<Candidate['check']>): Promise<Outcome | null> {
  const outcome = await checked;
  return outcome?.verdict === 'verified' ? outcome : null;
}

/** Sentences at the beginning and the end of a document among which a line may be its date. */
const EDGE = 6;

/** A line at either end of the document that is nothing but a date, or a date behind its label. */
function bareDates({ document: { sentences } }: Reading): Candidate[] {
  return sentences.flatMap((sentence, i) => {
    if (i >= EDGE && i < sentences.length - EDGE) return [];
    if (sentence.place !== 'text' || sentence.tokens.length > 100) return [];
    return [...new Set(sentence.tokens.map(({ line }) => line))].flatMap((line) => {
      const tokens = sentence.tokens.filter((token) => token.line === line);
      const words = withoutLabel(sentence, line, tokens).filter(
        ({ kind, text }) => kind !== 'mark' || text === ',',
      );
      const date = words.length < 6 ? dateAt(words, 0) : null;
      return date && isWhole(date.iso) && date.end >= words.length
        ? [candidateOf(sentence, date.iso, line)]
        : [];
    });
  });
}

const WRITTEN = /\b(?:generated|written|prepared|compiled|authored)\b.{0,100}\bon \S/i;

/** "Generated with a tool on 2025-09-17", at either end of the document. */
function writtenDates({ document: { sentences } }: Reading): Candidate[] {
  return sentences.flatMap((sentence, i) => {
    if (i >= EDGE && i < sentences.length - EDGE) return [];
    const { place, label, tokens, text } = sentence;
    if (place !== 'text' || label !== '' || tokens.length > 40 || !WRITTEN.test(text)) return [];
    const on = tokens.findLastIndex((token) => /^on$/i.test(token.text));
    const date = dateAt(tokens, on + 1);
    const rest = tokens.slice(date?.end).filter(({ kind }) => kind !== 'mark');
    return date && isWhole(date.iso) && rest.length === 0
      ? [candidateOf(sentence, date.iso, tokens[on]?.line ?? sentence.line)]
      : [];
  });
}

/** "Generated: 2025-09-12" in the second line of a paragraph; the label of the first one is that of the sentence. */
function withoutLabel(sentence: Sentence, line: number, tokens: Sentence['tokens']): Sentence['tokens'] {
  if (line === sentence.line) return tokens;
  const colon = tokens.findIndex(({ text }) => text === ':');
  const before = tokens.slice(0, Math.max(colon, 0)).filter(({ kind }) => kind !== 'mark');
  const label = before.map(({ text }) => text.toLowerCase()).join(' ');
  return LABEL.test(label) ? tokens.slice(colon + 1) : tokens;
}

function isWhole(iso: string): boolean {
  return /^\d{4}-/.test(iso);
}

function candidateOf(sentence: Sentence, iso: string, line: number): Candidate {
  return {
    kind: 'date',
    line,
    text: sentence.text,
    statement: `the document was written on ${iso}`,
    check: (context) => check(context, iso),
  };
}

const DAY = 86_400_000;
/** A document may lie around for so many days before it is committed; a day either way is a matter of time zones. */
const PATIENCE = 7;

async function check(context: CheckContext, iso: string): Promise<Outcome> {
  const { documentPath } = context;
  const committed =
    documentPath === null
      ? null
      : await context.once(['last change', documentPath], () => lastChange(context, documentPath));
  const at = committed ?? context.history.revision.committedAt;
  const what = committed ? 'the document was committed on' : 'the revision is of';
  const days = Math.round((Date.parse(iso) - Date.parse(day(at))) / DAY);
  const measured = `${what} ${day(at)}`;
  const scope = committed ? `commits of ${documentPath}` : 'the date of the revision';
  const command = documentPath
    ? `git log -1 --format=%cs ${context.rev} -- ${quoted(documentPath)}`
    : `git log -1 --format=%cs ${context.rev}`;
  if (days > 1) {
    // What is no part of the history may well be written after the revision it speaks of.
    if (!committed)
      return { verdict: 'not checkable', measured, scope, command, needs: 'the document’s own commit' };
    return {
      verdict: 'refuted',
      measured,
      scope,
      command,
      correction: `The document was committed on ${day(at)}.`,
    };
  }
  if (days >= -PATIENCE) return { verdict: 'verified', measured, scope, command };
  const first = context.history.state.firstCommitAt;
  if (first && Date.parse(iso) < Date.parse(day(first)) - DAY)
    return {
      verdict: 'refuted',
      measured: `${measured}; the history begins on ${day(first)}`,
      scope,
      command,
      correction: `The document was committed on ${day(at)}.`,
    };
  return {
    verdict: 'not checkable',
    measured,
    scope,
    command,
    needs: 'to know how long it lay around before it was committed',
  };
}

/** Names that a document may have had before. */
const MOST_NAMES = 4;

/** When a document was last written: a commit that only moved it wrote nothing. */
async function lastChange(context: CheckContext, path: string): Promise<string | null> {
  const { git } = context.clone;
  let [rev, name, moved] = [context.revision, path, null as string | null];
  for (let i = 0; i < MOST_NAMES; i += 1) {
    const line = (await git.tryRaw('log', '-1', '--format=%H %cI', rev, '--', name))?.trim() ?? '';
    const [hash = '', committedAt = ''] = line.split(' ');
    if (hash === '') return moved;
    moved = committedAt;
    const renames = await git.tryRaw(
      'show',
      '--format=',
      '-M100%',
      '--diff-filter=R',
      '--name-status',
      '-z',
      hash,
    );
    const before = formerName(renames ?? '', name);
    if (before === null) return committedAt;
    [rev, name] = [`${hash}^`, before];
  }
  return moved;
}

/** @param renames `status NUL old NUL new NUL` for each file that a commit moved without a change */
function formerName(renames: string, name: string): string | null {
  const parts = renames.split('\0');
  const at = parts.findIndex((part, i) => i % 3 === 2 && part === name);
  return at < 0 ? null : (parts[at - 1] ?? null);
}
