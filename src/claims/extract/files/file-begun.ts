import type { Reading } from '../../check/context.js';
import { nameOf } from '../../check/files/path-index.js';
import type { Sentence } from '../markdown/document.js';
import type { FileMention } from './file-mentions.js';
import { filesNamed } from './files-named.js';

/** Items of the same list, before one, that are read. */
const FARTHEST = 4;

/**
 * The file that an item before, in the same list, begins with in a capital letter, as a sentence does: "Registry.py re-exports
 * it" where the text names `app/registry.py` and no other file of that name.
 */
export function fileBegun(reading: Reading, sentence: Sentence): FileMention | null {
  const { sentences } = reading.document;
  for (let i = sentence.index; i >= Math.max(0, sentence.index - FARTHEST); i -= 1) {
    const before = sentences[i];
    if (!before || before.section !== sentence.section || before.parent !== sentence.parent) return null;
    const first = before.tokens.find(({ kind }) => kind !== 'mark')?.text ?? '';
    if (!/^[A-Z][a-z_]{2,60}\.[a-z]{2,4}$/.test(first)) continue;
    const name = `${first.charAt(0).toLowerCase()}${first.slice(1)}`;
    const named = filesNamed(reading).filter(
      ({ match: { paths } }) => paths.length === 1 && nameOf(paths[0] ?? '') === name,
    );
    const paths = new Set(named.flatMap(({ match }) => match.paths));
    return paths.size === 1 ? (named[0] ?? null) : null;
  }
  return null;
}
