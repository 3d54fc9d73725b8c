import type { Reading } from '../../check/context.js';
import type { Fence, Sentence } from '../markdown/document.js';
import { type FileMention, fileMentions } from './file-mentions.js';

/** Sentences that are looked through for the file that is spoken of. */
const FARTHEST = 14;

/**
 * The file a sentence speaks of without naming it: that of the list item it belongs to, of the label before it
 * (`**File**: …`), or the last one named in the section.
 * @returns one mention of a file that is there; null when none is near
 */
export function fileSpokenOf(reading: Reading, sentence: Sentence): FileMention | null {
  return spokenOf(reading, sentence, MOST_FENCES);
}

/** Fences without a word between them that are gone up through: a document may be ten thousand of them. */
const MOST_FENCES = 20;

/** Levels of a list, or sentences of which each introduces the next, that are gone up through. */
const MOST_LEVELS = 12;

function spokenOf(reading: Reading, sentence: Sentence, fences: number): FileMention | null {
  const around = sentence.fence && fences > 0 ? fromFence(reading, sentence, fences - 1) : null;
  if (around) return around;
  let up = sentence.parent;
  for (let level = 0; up && level < MOST_LEVELS; level += 1) {
    const named = onlyFile(reading, up);
    if (named) return named;
    if (up.parent === up) break;
    up = up.parent;
  }
  return fileBefore(reading, sentence) ?? fileOfHeading(reading, sentence) ?? fileOfList(reading, sentence);
}

/** The file that a heading above is called: "Comprehensive test file: test_hub.py", "1. `src/hub.py`". */
export function fileOfHeading(reading: Reading, sentence: Sentence): FileMention | null {
  for (const above of [...sentence.headings].reverse()) {
    const heading = headingsOf(reading).get(above);
    const named = heading && heading.index < sentence.index ? onlyFile(reading, heading) : null;
    // "CLAUDE.md compliance" is about something else.
    const isLast = heading?.tokens.every(({ kind }, i) => i <= (named?.token ?? 0) || kind === 'mark');
    if (named && isLast) return named;
  }
  return null;
}

/** The one file that the item around a list names; null for none, and for several. */
export function fileOfItem(reading: Reading, { parent }: Sentence): FileMention | null {
  return parent ? onlyFile(reading, parent) : null;
}

/** "Files to modify:" is the section above, and names one file: the lines in this one are of it. */
function fileOfList(reading: Reading, sentence: Sentence): FileMention | null {
  if (!/\blines?\b/i.test(sentence.headings.at(-1) ?? '')) return null;
  const { sentences } = reading.document;
  const lowest = Math.max(0, sentence.index - 2 * FARTHEST);
  const named = new Map<string, FileMention>();
  for (let i = sentence.index - 1; i >= lowest; i -= 1) {
    const before = sentences[i];
    if (!before || before.section < sentence.section - 1) break;
    if (before.section === sentence.section) continue;
    if (!/\bfiles?\b/i.test(before.headings.at(-1) ?? '')) return null;
    for (const file of fileMentions(before, reading.paths))
      if (file.match.kind === 'file') named.set(file.written, file);
  }
  return named.size === 1 ? ([...named.values()][0] ?? null) : null;
}

const headings = new WeakMap<Reading['document'], Map<string, Sentence>>();

/** The headings by their text; of equal ones the first, unless they name different things anyway. */
function headingsOf({ document }: Reading): Map<string, Sentence> {
  const known = headings.get(document);
  if (known) return known;
  const found = new Map<string, Sentence>();
  for (const each of document.sentences)
    if (each.place === 'heading' && !found.has(each.text)) found.set(each.text, each);
  headings.set(document, found);
  return found;
}

function fileBefore(reading: Reading, sentence: Sentence): FileMention | null {
  const { sentences } = reading.document;
  const lowest = Math.max(0, sentence.index - FARTHEST);
  for (let i = sentence.index - 1; i >= lowest; i -= 1) {
    const before = sentences[i];
    if (!before || !isNear(before, sentence)) break;
    if (before.fence && before.fence !== sentence.fence) continue;
    // What stands deeper in the list belongs to an item before.
    if (before.depth > sentence.depth && sentence.depth > 0) continue;
    const named = onlyFile(reading, before);
    // "- A is set (a.json line 4)", "- B is set (line 8)": what one item refers to is not what the next is about.
    if (named && !(isBeside(before, sentence) && isReference(before, named))) return named;
  }
  return null;
}

/** An item of the same list, or of one that the item is nested in without being below it. */
function isBeside(before: Sentence, { place, depth, parent }: Sentence): boolean {
  return place === 'item' && before.place === 'item' && before.depth <= depth && before !== parent;
}

/** In brackets behind what an item is about. */
function isReference({ tokens }: Sentence, { token }: FileMention): boolean {
  return token > 1 && tokens[token - 1]?.text === '(';
}

function isNear(before: Sentence, sentence: Sentence): boolean {
  return before.section === sentence.section;
}

/** In a fence: the file that a comment above names, or the sentence before the fence. */
function fromFence(reading: Reading, sentence: Sentence, fences: number): FileMention | null {
  const fence = sentence.fence as Fence;
  const commented = commentedFile(reading, sentence, fence);
  if (commented) return commented;
  return fence.before ? (onlyFile(reading, fence.before) ?? spokenOf(reading, fence.before, fences)) : null;
}

/** What was found above a line of a fence; each line goes on from the one before it. */
const commented = new WeakMap<Sentence, FileMention | null>();

function commentedFile(reading: Reading, sentence: Sentence, fence: Fence): FileMention | null {
  const { sentences } = reading.document;
  let found: FileMention | null = null;
  for (let i = sentence.index - 1; i >= fence.index && !found; i -= 1) {
    const above = sentences[i];
    if (!above || above.fence !== fence) continue;
    if (isComment(above.text) || isLabelledFile(above)) found = onlyFile(reading, above);
    const known = commented.get(above);
    if (found || known === undefined) continue;
    found = known;
    break;
  }
  commented.set(sentence, found);
  return found;
}

/** "Location: src/hub.py:68", in a fence that shows what was found. */
function isLabelledFile({ label }: Sentence): boolean {
  return /^(?:location|file|path|source|in|found in)$/.test(label);
}

/** A line of code that is a comment, in about any language. */
export function isComment(line: string): boolean {
  return /^\s{0,80}(?:#|\/\/|\/\*|\*|--|;|<!--|"""|''')/.test(line);
}

/** The one file that a sentence names; null for none and for several. */
function onlyFile(reading: Reading, sentence: Sentence): FileMention | null {
  const files = fileMentions(sentence, reading.paths).filter(
    ({ match, isImport }) => match.kind === 'file' && !isImport,
  );
  const [first] = files;
  if (!first) return null;
  return files.every(({ written }) => written === first.written) ? first : null;
}
