import type { WrittenDocument } from '../../extract/markdown/document.js';
import { partsOf } from '../code/environment-of.js';

const words = new WeakMap<WrittenDocument, ReadonlySet<string>>();

/** Every word of a document outside of fences, in lower case and singular. */
export function wordsOfDocument(document: WrittenDocument): ReadonlySet<string> {
  const known = words.get(document);
  if (known) return known;
  const found = new Set(document.sentences.flatMap(({ fence, text }) => (fence ? [] : partsOf(text))));
  words.set(document, found);
  return found;
}
