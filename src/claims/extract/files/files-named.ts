import type { Reading } from '../../check/context.js';
import { type FileMention, fileMentions } from './file-mentions.js';

const named = new WeakMap<Reading['document'], readonly FileMention[]>();

/** Every file that a document names, wherever it does, in its order: once for each way in which it is meant. */
export function filesNamed(reading: Reading): readonly FileMention[] {
  const known = named.get(reading.document);
  if (known) return known;
  const found = new Map<string, FileMention>();
  for (const sentence of reading.document.sentences)
    for (const file of fileMentions(sentence, reading.paths)) {
      const key = `${file.isImport} ${file.match.paths.join()}`;
      if (file.match.kind === 'file' && !found.has(key)) found.set(key, file);
    }
  const files = [...found.values()];
  named.set(reading.document, files);
  return files;
}
