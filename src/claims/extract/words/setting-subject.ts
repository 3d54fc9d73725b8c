import { ENVIRONMENTS } from '../figures/worded-figures.js';
import type { Sentence, WrittenDocument } from '../markdown/document.js';
import { stemOfName } from './name-words.js';

/** What a setting is of, by the words of a document: the `database` of "database timeout". */
export interface SettingSubject {
  /** As `stemOfName` makes them: what it is of, and what is set. */
  readonly stems: readonly [string, string];
  /** The sentence says it itself. */
  readonly isSaid: boolean;
}

/** Sentences before one, under the same heading or another, that may say what it is about. */
const FARTHEST = 25;
/** Subjects of a document that are looked up. */
const MOST = 12;
/** Words before the noun that tell nothing of what it is of. */
const EMPTY =
  /^(?:the|this|that|any|all|each|its|our|per|and|for|with|from|has|had|was|are|not|new|old|current|default|extended|increased|proper|correct|higher|longer|shorter|static|dynamic|actual|second|minute|despite|after|during|before|application|config|configured|configuration|code|implements?|set|sets|via)$/;

/**
 * What a sentence may mean by a noun such as "timeout": what stands before it there; else what the document says before it
 * anywhere and speaks of close by.
 * @param modifier the word right before the noun in the sentence; null without one
 */
export function subjectsOfSetting(
  document: WrittenDocument,
  sentence: Sentence,
  noun: string,
  modifier: string | null,
): readonly SettingSubject[] {
  const stem = stemOfName(noun);
  if (modifier !== null && isTelling(modifier))
    return [{ stems: [stemOfName(modifier), stem], isSaid: true }];
  // "Database timeouts were raised:", and below it "75s connection".
  const above = sentence.parent ? modifierIn(sentence.parent.text, noun) : null;
  if (above !== null && isTelling(above)) return [{ stems: [stemOfName(above), stem], isSaid: false }];
  const subjects = subjectsIn(document, noun);
  if (subjects.length === 0) return [];
  const near = wordsNear(document, sentence);
  return subjects.filter((word) => near.has(word)).map((word) => ({ stems: [word, stem], isSaid: false }));
}

function isTelling(modifier: string): boolean {
  return !EMPTY.test(modifier) && !ENVIRONMENTS.test(modifier);
}

/** The word right before a noun in a text; null where a mark or nothing stands between. */
export function modifierIn(text: string, noun: string): string | null {
  const found = new RegExp(`\\b([a-z]{3,20})[ _-]${noun}`, 'i').exec(text.slice(0, 600));
  return found?.[1]?.toLowerCase() ?? null;
}

const known = new WeakMap<WrittenDocument, Map<string, readonly string[]>>();

/** The stems of all words that a document has right before a noun. */
function subjectsIn(document: WrittenDocument, noun: string): readonly string[] {
  const byNoun = known.get(document) ?? new Map<string, readonly string[]>();
  known.set(document, byNoun);
  const before = byNoun.get(noun);
  if (before) return before;
  const found = new Set<string>();
  const form = new RegExp(`\\b([a-z]{3,20})[ _-]${noun}s?\\b`, 'gi');
  for (const { text } of document.sentences) {
    if (found.size >= MOST) break;
    if (text.length > 2000 || !text.toLowerCase().includes(noun)) continue;
    for (const [, word = ''] of text.matchAll(form)) {
      const lower = word.toLowerCase();
      if (!EMPTY.test(lower) && !ENVIRONMENTS.test(lower)) found.add(stemOfName(lower));
    }
  }
  byNoun.set(noun, [...found]);
  return [...found];
}

/** The stems of the words of the headings above a sentence, of itself and of those before it. */
function wordsNear({ sentences }: WrittenDocument, sentence: Sentence): ReadonlySet<string> {
  const around = sentences.slice(Math.max(0, sentence.index - FARTHEST), sentence.index + 1);
  const texts = [...sentence.headings, ...around.map(({ text }) => text.slice(0, 400))];
  return new Set(texts.flatMap((text) => (text.toLowerCase().match(/[a-z]{3,20}/g) ?? []).map(stemOfName)));
}
