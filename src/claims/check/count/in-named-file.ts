import { filesNamed } from '../../extract/files/files-named.js';
import type { CheckContext } from '../context.js';
import type { Places } from './counted.js';

/**
 * The first file that the document names, in its order, of which a number of occurrences holds: an audit of one file counts in
 * it without saying so each time.
 * @returns null where it holds of none
 */
export function inNamedFile(
  context: CheckContext,
  { lines }: Places,
  holds: (occurrences: number) => boolean,
): { readonly path: string; readonly occurrences: number } | null {
  const counted = new Map<string, number>();
  for (const { path, times } of lines) counted.set(path, (counted.get(path) ?? 0) + times);
  for (const path of filesNamed(context).flatMap(({ match }) => match.paths)) {
    const occurrences = counted.get(path) ?? 0;
    if (occurrences > 0 && holds(occurrences)) return { path, occurrences };
  }
  return null;
}
