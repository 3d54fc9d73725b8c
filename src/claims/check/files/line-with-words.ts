import { loosened } from '../../extract/code/expected-text.js';

/**
 * The line of a document that holds words, whatever markup, emoji, marks or borders of a table stand between them, or else the
 * first of two lines that do, since text is wrapped.
 * @returns its place, 0-based; -1 where none does
 */
export function lineWithWords(lines: readonly string[], text: string): number {
  const wanted = ` ${loosened(text, 'quote')} `;
  const plain = lines.map((line) => loosened(line, 'quote'));
  const at = plain.findIndex((line) => ` ${line} `.includes(wanted));
  if (at >= 0) return at;
  return plain.findIndex((line, i) => ` ${line} ${plain[i + 1] ?? ''} `.includes(wanted));
}
