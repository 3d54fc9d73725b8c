import { languageOfPath } from '../../../languages/languages.js';
import type { Reading } from '../../check/context.js';
import type { Counted } from '../../check/count/counted.js';
import { countedImports, countedNumber, countedText } from '../../check/count/counting.js';
import { searchOf } from '../../check/count/search.js';
import { fileSpokenOf } from '../files/file-context.js';
import { fileMentions } from '../files/file-mentions.js';
import type { Sentence, WrittenDocument } from '../markdown/document.js';
import { isIdentifier, type Token } from '../markdown/token.js';
import { type PrintedCommand, printedCommands } from '../names/printed-commands.js';
import { familiar } from './familiar-names.js';

/** What a sentence counts, or says is there or is not. */
export interface Subject {
  readonly counted: Counted;
  /** As it was written. */
  readonly written: string;
  /** Where it was found: the nearer, the surer. */
  readonly from: 'sentence' | 'words' | 'fence' | 'before' | 'document';
}

/** The piece of code that a sentence speaks of: in it, in the fence after it, or in the sentence before. */
export function subjectOf(reading: Reading, sentence: Sentence): Subject | null {
  const imports = /(?<!through )\bimport(?:s|ed|ing)?\b/i.test(sentence.text.slice(0, 600));
  return (
    awaited(reading, sentence) ??
    inSentence(reading, sentence) ??
    inWords(sentence) ??
    (imports ? importedModule(reading, sentence) : null) ??
    inSentenceBefore(reading, sentence)
  );
}

function inSentence(reading: Reading, sentence: Sentence): Subject | null {
  // A module’s name is text that code holds, too.
  const named = fileMentions(sentence, reading.paths).filter(({ match }) => match.how !== 'module');
  const files = new Set(named.map(({ token }) => token));
  const own = sentence.tokens.filter(({ kind }, i) => !files.has(i) && kind !== 'mark');
  const codes = own.filter(({ kind, text }) => kind === 'code' && isCode(text));
  const distinct = new Set(codes.map(({ text }) => text));
  if (distinct.size > 1) return null;
  const [code] = codes;
  if (code) return made(code.text, 'sentence');
  // "73 WebSocket calls": a product that the words speak of is no name of code.
  const names = own.filter(
    ({ kind, text }) => kind === 'word' && isIdentifier(text) && !familiar(text, null),
  );
  if (new Set(names.map(({ text }) => text)).size !== 1) return null;
  const at = sentence.tokens.indexOf(names[0] as Token);
  const before = sentence.tokens[at - 1]?.text ?? '';
  const keyword = /^(?:await|new|import)$/.test(before) ? `${before} ` : '';
  return made(`${keyword}${names[0]?.text ?? ''}`, 'sentence');
}

/** What code is called in words, and how it is written. */
const CALLED: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:broad|generic|catch-all|overly broad) (?:exception|except)\w*(?: handl\w+| clauses?| blocks?)?\b/i,
    'except Exception',
  ],
  [/\bbare excepts?\b/i, 'except:'],
];

const PORT = /\b(?:referenc\w+|mention\w*|contain\w*|us(?:e|es|ing)|hard-?coded?|to|of) port (\d{3,5})\b/i;

/** "Broad exception handling (166+ instances)", "60+ files referencing port 8002": nothing in it is written as code. */
function inWords({ text }: Sentence): Subject | null {
  const head = text.slice(0, 400);
  const port = PORT.exec(head)?.[1];
  if (port !== undefined) return { counted: countedNumber(port), written: port, from: 'words' };
  const code = CALLED.find(([form]) => form.test(head))?.[1];
  return code === undefined ? null : made(code, 'words');
}

function made(written: string, from: Subject['from']): Subject | null {
  // How often an error came up is not how often code names it.
  if (/^[A-Z]\w{1,60}(?:Error|Exception)$/.test(written)) return null;
  // What a test does is no use of the test: "`test_hub_at_once`: 50 imports".
  if (/^test_\w+$/.test(written)) return null;
  const statement = /^(?:from|import)\s{1,4}([\w.]{3,200})/.exec(written);
  const counted = statement ? countedImports(statement[1] ?? '') : countedText(written);
  return counted ? { counted, written, from } : null;
}

/** A name, a call, an `await` or an import: something that can be looked for as it stands. */
function isCode(text: string): boolean {
  if (text.length > 160 || /^[-/.\d]/.test(text) || text.includes('\n')) return false;
  return (
    isIdentifier(text) ||
    /^@?[\w$.]{3,80}\(/.test(text) ||
    /^@[\w$.]{3,80}$/.test(text) ||
    /^(?:await|new|from|import|raise|return) [\w$.]{3,80}/.test(text)
  );
}

/** "150+ files import from the supervisor module": the import stands in the fence below, or its file was named before. */
function importedModule(reading: Reading, sentence: Sentence): Subject | null {
  const fence = reading.document.fences.find(({ before }) => before === sentence);
  const line = fence?.lines.find((each) => /^\s{0,20}(?:from|import)\s/.test(each));
  if (line !== undefined) return made(line.trim(), 'fence');
  const file = sentence.place === 'item' ? fileSpokenOf(reading, sentence) : null;
  const [path, ...others] = file?.match.paths ?? [];
  if (path === undefined || others.length > 0 || !languageOfPath(path)) return null;
  const counted = countedImports(path);
  return counted && { counted, written: path, from: 'before' };
}

function inSentenceBefore(reading: Reading, sentence: Sentence): Subject | null {
  const before = reading.document.sentences[sentence.index - 1];
  if (!before || before.section !== sentence.section || before.depth !== sentence.depth) return null;
  // "Markers: `@slow`" and below it "Comments: explained (35 instances)" are told apart by their labels.
  const isOfOwn = sentence.place === 'item' && sentence.label !== '' && before.label !== '';
  if (
    isOfOwn &&
    sentence.label !== before.label &&
    !/\b(?:count|files?|usages?|occurrences?|instances?|scope|total)\b/.test(sentence.label)
  )
    return null;
  // What names something of its own is not about what was named before.
  if (
    sentence.tokens.some(
      ({ kind, text }) => kind === 'word' && /^[A-Z]\w{1,60}(?:Error|Exception)$/.test(text),
    )
  )
    return null;
  // A sum is about all that stands before it.
  if (/\b(?:total|overall|altogether|combined|in all|sum)\b/i.test(sentence.text.slice(0, 600))) return null;
  const subject = inSentence(reading, before);
  return subject && { ...subject, from: 'before' };
}

/** What the command looks for that a remark in a fence stands right below: "# Result: 5 (all in test files)". */
export function subjectOfRemark({ fence, line }: Sentence): Subject | null {
  if (!fence) return null;
  const command = printedCommands(fence).find(({ remark }) => remark?.line === line);
  return command ? searchedBy(command) : null;
}

/** What the last search of the fence before a list looks for: "**Remaining uses**:" and the files below it. */
export function subjectOfListing(reading: Reading, { parent, place, section }: Sentence): Subject | null {
  if (place !== 'item' || parent?.section !== section) return null;
  const before = listings.get(parent);
  if (before !== undefined) return before;
  const found = LISTS.test(parent.text.slice(0, 200)) ? searchedAbove(reading, parent) : null;
  listings.set(parent, found);
  return found;
}

/** All items of a list are below the same search. */
const listings = new WeakMap<Sentence, Subject | null>();

function searchedAbove(reading: Reading, parent: Sentence): Subject | null {
  const { section } = parent;
  const fence = reading.document.fences.findLast(({ index }) => index <= parent.index);
  if (fence?.section !== section || parent.index - fence.index > fence.lines.length + 1) return null;
  const command = printedCommands(fence).findLast((each) => textSearched(each) !== null);
  return command ? searchedBy(command) : null;
}

/** What introduces a list of places. */
const LISTS =
  /\b(?:remaining|usages?|uses|used|occurrences?|instances?|places|matches|found|results?|references?|hits)\b.{0,40}:\W{0,4}$/i;

function searchedBy(command: PrintedCommand): Subject | null {
  const text = textSearched(command);
  return text === null ? null : made(text, 'fence');
}

/** What a command looks for, where that is plain text; null for other commands and for patterns. */
function textSearched({ pipeline: [words = []] }: PrintedCommand): string | null {
  const text = searchOf(words)?.pattern.replace(/\\([().])/g, '$1') ?? '';
  return /^[\w$. ()]{3,120}$/.test(text) ? text : null;
}

/** "Called with `await` in 18 files": the call that the document is about. */
function awaited({ document }: Reading, { tokens }: Sentence): Subject | null {
  const isSaid = tokens.some(({ text }, i) => text === 'await' && !/^\w+\(/.test(tokens[i + 1]?.text ?? ''));
  return isSaid && !tokens.some(({ kind, text }) => kind === 'code' && text !== 'await')
    ? awaitSubject(document)
    : null;
}

const mains = new WeakMap<WrittenDocument, Subject | null>();

/** The `await f` that a document is about: the one it shows most often; null for a document about something else. */
export function awaitSubject(document: WrittenDocument): Subject | null {
  const known = mains.get(document);
  if (known !== undefined) return known;
  const times = new Map<string, number>();
  for (const { tokens } of document.sentences) {
    for (const { kind, text } of tokens) {
      const name = kind === 'code' ? /^await ([\w$.]{3,80})/.exec(text)?.[1] : undefined;
      if (name !== undefined) times.set(name, (times.get(name) ?? 0) + 1);
    }
  }
  for (const fence of document.fences)
    for (const command of printedCommands(fence)) {
      const name = /^await ([\w$.]{3,80})/.exec(textSearched(command) ?? '')?.[1];
      if (name !== undefined) times.set(name, (times.get(name) ?? 0) + 1);
    }
  const [first] = [...times].sort((a, b) => b[1] - a[1]);
  const found = first ? made(`await ${first[0]}(`, 'document') : null;
  mains.set(document, found);
  return found;
}
