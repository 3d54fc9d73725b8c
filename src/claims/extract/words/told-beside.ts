import type { Reading } from '../../check/context.js';
import { type ExpectedText, expectedIn } from '../code/expected-text.js';
import { fileMentions } from '../files/file-mentions.js';
import type { Sentence } from '../markdown/document.js';
import { cellsOfRow } from '../markdown/table-row.js';
import type { LineMention } from '../names/line-mentions.js';
import { tellingWords } from '../names/words-of-lines.js';

/** What stands at a place by the words around its sentence. */
export interface ToldBeside {
  readonly texts: readonly ExpectedText[];
  /** It may be shortened, or a description. */
  readonly isShown?: boolean;
  readonly words: readonly string[];
}

/** Labels of a place that is told apart from what is there. */
const PLACE_LABEL =
  /^(?:(?:file |code |error |exact )?locations?|(?:line|file|code) references?|references?|source|where|found (?:at|in))$/;
/** Labels of what stands at such a place, in a line below it. */
const TEXT_LABEL =
  /^\s{0,40}(?:evidence|comment|output|code|content|text|pattern|snippet|current|actual|found|line)\s?:\s{0,20}(.{6,300})$/i;
/** Lines of a fence below a place that tell of it. */
const MOST_BELOW = 4;
/** Sentences in which an error is looked for that is spoken of. */
const FARTHEST = 4;

/** Labels of a place, and of what stands there, in the items of one list. */
const PLACE_ITEM = /^(?:files?|(?:file |code |error |exact )?locations?|where|source)$/;
const CODE_ITEM =
  /^(?:(?:current |problem(?:atic)? )?(?:patterns?|code|lines?|statements?|calls?)|methods?|functions?|issue|problem|violation|content|error)$/;
/** Items below a place that tell of it. */
const MOST_ITEMS = 3;

/** "- **File**: `hub.py:12`", and below it "- **Pattern**: `self.open()` is called twice": the code of the next items. */
export function codeOfItems(reading: Reading, sentence: Sentence): ExpectedText[] {
  if (sentence.place !== 'item' || !PLACE_ITEM.test(sentence.label)) return [];
  const found: ExpectedText[] = [];
  for (const item of reading.document.sentences.slice(sentence.index + 1, sentence.index + 1 + MOST_ITEMS)) {
    if (item.section !== sentence.section || item.depth !== sentence.depth || !CODE_ITEM.test(item.label))
      break;
    if (fileMentions(item, reading.paths).length > 0) break;
    found.push(...expectedIn(item.tokens.filter(({ kind }) => kind === 'code')));
  }
  return found;
}

/** What is told in the item before "**Location**: `hub.py:12`", below it in a fence, or in the line that introduces its list. */
export function toldBeside(reading: Reading, sentence: Sentence): ToldBeside {
  if (sentence.fence) return { texts: belowInFence(sentence), isShown: true, words: [] };
  const before = reading.document.sentences[sentence.index - 1];
  if (
    PLACE_LABEL.test(sentence.label) &&
    before?.section === sentence.section &&
    before.depth === sentence.depth
  )
    return { texts: principalOf(reading, before), words: [] };
  if (sentence.place === 'cell') return toldInRow(reading, sentence);
  const { parent } = sentence;
  const called = calledInHeading(sentence);
  if (called.length > 0) return { texts: called, words: [] };
  if (sentence.place !== 'item' || !parent || !/:\s{0,3}$/.test(parent.text.slice(-4)))
    return { texts: [], words: [] };
  const files = placesOf(reading, parent);
  const texts = expectedIn(parent.tokens.filter((_, i) => !files.has(i))).map((each) => ({
    ...each,
    kind: 'name' as const,
  }));
  return { texts, words: tellingWords(parent, (token) => files.has(token)) };
}

/** Columns that say how grave something is, or who does what about it and when: nothing that stands in the code. */
const JUDGEMENT =
  /^(?:(?:risk|severity|priority|impact|effort|status|state|owner|complexity|migration|fix|action|effect|result|note|remark|comment|deadline|due|phase)s?\b|.*\b(?:priority|level|status|impact|fix|action|needed|required)$)/;

/** What the other cells of a row say of the lines that one of them holds: code, and the words of the first one that names no file. */
function toldInRow(reading: Reading, sentence: Sentence): ToldBeside {
  const cells = cellsOfRow(reading.document, sentence).filter(
    (cell) => cell !== sentence && !JUDGEMENT.test(cell.column),
  );
  const texts = cells.flatMap((cell) => {
    const files = placesOf(reading, cell);
    return expectedIn(cell.tokens.filter(({ kind }, i) => kind === 'code' && !files.has(i)));
  });
  const first = cells.find((cell) => placesOf(reading, cell).size === 0 && /[a-z]{3}/i.test(cell.text));
  return { texts, words: first ? tellingWords(first, () => false) : [] };
}

/** "### Blocking time.sleep() in event loops": what the places below it are said to call. */
function calledInHeading({ headings }: Sentence): ExpectedText[] {
  const calls = (headings.at(-1) ?? '').slice(0, 200).match(/[A-Za-z_][\w.]{2,80}\(\)/g) ?? [];
  return calls.map((text) => ({ text, kind: 'name' as const }));
}

function placesOf(reading: Reading, sentence: Sentence): Set<number> {
  return new Set(fileMentions(sentence, reading.paths).map(({ token }) => token));
}

/** "Location: hub.py:12" and below it "Evidence: limit = 3". */
function belowInFence({ fence, line, text }: Sentence): ExpectedText[] {
  if (!fence || !/^\s{0,40}(?:file |code )?location\s?:/i.test(text)) return [];
  const at = line - fence.firstLine;
  return fence.lines.slice(at + 1, at + 1 + MOST_BELOW).flatMap((below) => {
    const told = TEXT_LABEL.exec(below)?.[1]?.trim();
    return told === undefined ? [] : [{ text: told.replace(/^>>> /, ''), kind: 'code' as const }];
  });
}

/** `hub.py:12: DeprecationWarning:` and below it "importing from 'app.old' is deprecated": Python points at the line that does so. */
export function warnedOf({ fence, line, text }: Sentence): ExpectedText[] {
  if (!fence || !/:\d{1,6}: \w{0,40}Warning:/.test(text.slice(0, 400))) return [];
  const at = line - fence.firstLine;
  const message = fence.lines
    .slice(at, at + MOST_WARNED)
    .join(' ')
    .slice(0, 600);
  const names = [...message.matchAll(/['"`]([A-Za-z_][\w.]{4,120})['"`]/g)].map(([, name = '']) => name);
  return [...new Set(names)].map((name) => ({ text: name, kind: 'name' as const }));
}

/** Lines of a warning that are read, its own first. */
const MOST_WARNED = 3;

/** What a sentence quotes, or else the first code it names; of an assignment what is assigned to: the value may go on. */
function principalOf(reading: Reading, sentence: Sentence): ExpectedText[] {
  const files = placesOf(reading, sentence);
  const all = expectedIn(sentence.tokens.filter((_, i) => !files.has(i)));
  const quotes = all.filter(({ kind }) => kind === 'quote');
  if (quotes.length > 0) return quotes;
  const code = all.find(({ kind }) => kind === 'code');
  if (!code) return [];
  const target = /^([\w.]{3,80}) = /.exec(code.text)?.[1];
  return [target === undefined ? code : { text: `${target} =`, kind: 'code' }];
}

/** Between "the error" and its place. */
const RAISED =
  /^(?:is|was|be|being|occurs?|occurred|occurring|happens?|happened|raised|thrown|triggered|originates?|originated|comes|came|located|found|at|in|from|on|here|line)$/i;

/** "The error occurred at `hub.py:12`": the one that the sentences before quote; none where several are. */
export function errorSpokenOf(reading: Reading, sentence: Sentence, { start }: LineMention): ExpectedText[] {
  let at = start - 1;
  while (at > 0 && RAISED.test(sentence.tokens[at]?.text ?? '')) at -= 1;
  if (at === start - 1 || !/^(?:error|exception|failure)$/i.test(sentence.tokens[at]?.text ?? '')) return [];
  const quotes = new Set<string>();
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - FARTHEST); i -= 1) {
    const before = reading.document.sentences[i];
    if (!before || before.section !== sentence.section) break;
    if (!/\b(?:errors?|exceptions?|raises?|throws?|message)\b/i.test(before.text)) continue;
    for (const { kind, text } of before.tokens) if (kind === 'quote' && text.length > 8) quotes.add(text);
  }
  return quotes.size === 1 ? [...quotes].map((text) => ({ text, kind: 'quote' as const })) : [];
}
