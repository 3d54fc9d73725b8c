import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { anchorsOf, rarestLines } from '../../check/count/counting.js';
import { lineWithWords } from '../../check/files/line-with-words.js';
import { loosened } from '../../extract/code/expected-text.js';
import { commitTokens } from '../../extract/commits/commit-mentions.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import { documentOfLabel } from '../../extract/files/saying-document.js';
import { nameSaid } from '../../extract/files/titled-documents.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { longestRun } from '../../extract/words/plain-words.js';

/** Words that another document is said to hold: the citation is verified, not what the words say. */
export const citedWords: ClaimPart = { kinds: ['citation'], recognise };

/** What words are said to be out of. */
const OF_DOCUMENT =
  /\b(?:documentation|documents?|docs|reports?|readme|changelog|guide|audit|summary|status|wip|plan)\b[^.]{0,90}$/i;
const DOCUMENT = /\.(?:mdx?|rst|txt|adoc)$/i;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence) return reportLine(sentence);
    if (sentence.place === 'heading') return [];
    if (sentence.place === 'quotation') return quotation(reading, sentence);
    if (sentence.mood !== 'present' && sentence.mood !== 'past') return [];
    const commits = commitTokens(sentence);
    return sentence.tokens.flatMap((token, i) =>
      token.kind === 'code'
        ? (spanOf(sentence, token) ?? [])
        : token.kind === 'quote' && isLong(token.text) && !commits.has(i)
          ? (candidateOf(sentence, token.line, token.text, sourceOf(reading, sentence, i)) ?? [])
          : [],
    );
  });
}

/** A message, or the name of something outside, in a code span: "`Hub failed to start in time`", "`hub-service-00284-9s5`". */
function spanOf(sentence: Sentence, { text, line }: Sentence['tokens'][number]): Candidate | null {
  return MESSAGE.test(text) || NAME_OUTSIDE.test(text) || isError(text)
    ? candidateOf(sentence, line, text, 'any')
    : null;
}

/** Words and nothing of code; the name of a revision, a host or a run, which has a number in it. */
const MESSAGE = /^[A-Z](?:[\w'".:-]{1,40} ){4,20}[\w'".:-]{1,40}$/;
const NAME_OUTSIDE = /^(?=.{14,120}$)(?=.*\d)[a-z][a-z0-9]{1,30}(?:[-.][a-z0-9]{1,40}){2,12}$/;

/** What a program says went wrong: "`cannot open 'hub' twice`". */
function isError(text: string): boolean {
  return text.length <= 200 && ERROR.test(text) && WRONG.test(text);
}

const ERROR = /^'?[a-z](?:[\w'".:-]{1,60} ){2,20}[\w'".:-]{1,60}$/i;
const WRONG =
  /\b(?:cannot|can't|could not|did not|does not|not|no|failed|failure|error|unexpected|invalid|refused|missing|denied|unable)\b/i;

function isLong(text: string): boolean {
  return text.length >= 20 && text.length <= 400 && /\S\s+\S+\s+\S/.test(text);
}

/** A line of a fence that is introduced as what a report says: "Evidence from the test reports:". */
function reportLine({ fence, line }: Sentence): Candidate[] {
  if (!fence || fence.mood === 'proposal' || !/^(?:|te?xt|plaintext|log|output)$/.test(fence.language))
    return [];
  const before = fence.before?.text.slice(-200).replace(/\W+$/, '') ?? '';
  const text = (fence.lines[line - fence.firstLine] ?? '').trim();
  if (!OF_DOCUMENT.test(before) || !isLong(text)) return [];
  const candidate = candidateOf({ text }, line, text, 'any');
  return candidate ? [candidate] : [];
}

/** A quotation as a block, below the sentence that names the document. */
function quotation(reading: Reading, sentence: Sentence): Candidate[] {
  const before = reading.document.sentences[sentence.index - 1];
  const paths =
    before && before.place !== 'quotation' && before.section === sentence.section
      ? documentsIn(reading, before)
      : null;
  const text = sentence.text.replace(/^["“]|["”]$/g, '');
  const candidate = isLong(text) ? candidateOf(sentence, sentence.line, text, paths) : null;
  return candidate ? [candidate] : [];
}

/** Where words are said to be from: documents of one name, `any` that is named in words, or null for neither. */
type Source = readonly string[] | 'any' | null;

/** Documents of one name that are looked into. */
const MOST_FILES = 5;

/** The document named in a sentence, or all of its name; null for none and for several names. */
function documentsIn(reading: Reading, sentence: Sentence): readonly string[] | null {
  const named = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'file');
  const [paths, ...others] = new Map(
    named.map(({ match }) => [match.paths.join('\n'), match.paths]),
  ).values();
  if (!paths || others.length > 0 || paths.length > MOST_FILES) return null;
  return paths.every((path) => DOCUMENT.test(path)) ? paths : null;
}

function sourceOf(reading: Reading, sentence: Sentence, i: number): Source {
  const named = documentsIn(reading, sentence);
  if (named !== null) return named;
  // Whether that document says so is asked elsewhere, and others do not answer it.
  if (documentOfLabel(reading, sentence)) return null;
  const before = sentence.tokens
    .slice(Math.max(0, i - 14), i)
    .map(({ kind, text }) => (kind === 'quote' ? '' : text))
    .join(' ');
  return OF_DOCUMENT.test(before) ? 'any' : null;
}

function candidateOf(
  sentence: Pick<Sentence, 'text'>,
  line: number,
  text: string,
  source: Source,
): Candidate | null {
  const anchors = source === 'any' ? anchorsOf(text) : [];
  if (source === null || (source === 'any' && anchors.length === 0)) return null;
  return {
    kind: 'citation',
    line,
    text: sentence.text,
    statement: `${source === 'any' ? 'another document' : nameSaid(source)} says "${text.slice(0, 160)}"`,
    words: anchors,
    check: (context) =>
      source === 'any' ? checkAny(context, anchors, text) : checkIn(context, source, text),
  };
}

/** @returns null where the documents have not these words: they may be the sense of one */
async function checkIn(
  context: CheckContext,
  paths: readonly string[],
  text: string,
): Promise<Outcome | null> {
  for (const path of paths) {
    const lines = path === context.documentPath ? null : await context.lines(path);
    const at = lines ? lineWithWords(lines, text) : -1;
    if (at >= 0) return cited(context, [`${path}:${at + 1}`], text);
  }
  return null;
}

function checkAny(context: CheckContext, anchors: readonly string[], text: string): Outcome | null {
  const wanted = loosened(text, 'quote');
  const places = rarestLines(context, anchors).filter(
    ({ path, text: line }) =>
      path !== context.documentPath && DOCUMENT.test(path) && loosened(line, 'quote').includes(wanted),
  );
  if (places.length === 0) return null;
  return cited(
    context,
    places.map(({ path, line }) => `${path}:${line}`),
    text,
  );
}

function cited(context: CheckContext, places: readonly string[], text: string): Outcome {
  const path = (places[0] ?? '').replace(/:\d+$/, '');
  return {
    verdict: 'verified',
    measured: `the same words stand in ${listing([...places], 2)}`,
    scope: 'only that they are cited; documents of the revision',
    command: `git grep -n -i -F ${quoted(longestRun(text))} ${context.rev} -- ${quoted(path)}`,
  };
}
