import { quoted } from '../../../domain/shell-word.js';
import { placesListed } from '../../../domain/wording.js';
import type { CheckContext, Outcome } from '../context.js';
import type { Located } from './definitions-by-file.js';
import { absentIn } from './name-in-file.js';

/**
 * A name that a file, or the package of an `__init__.py`, is said not to define.
 * @param text the sentence: "is not exported from …" asks for what others can import, not for what is named
 */
export async function absentInPlace(
  context: CheckContext,
  { name, place, text }: { name: string; place: string; text: string },
  definitions: readonly Located[],
): Promise<Outcome> {
  const isExport = /\b(?:not|isn't|isn’t) exported\b/i.test(text.slice(0, 600));
  const folder = place.endsWith('/__init__.py') && !isExport ? place.slice(0, -'__init__.py'.length) : null;
  const inside = definitions.filter(
    ({ path }) => folder !== null && path.startsWith(folder) && path !== place,
  );
  if (inside.length === 0) return absentIn(context, name, place, isExport ? 'exported' : 'defined');
  return {
    verdict: 'not checkable',
    measured: `defined at ${placesListed(inside, 3)}`,
    scope: folder,
    command: `git grep -n -w ${quoted(name)} ${context.rev} -- ${quoted(folder ?? place)}`,
    needs: 'to know which of its modules are meant',
  };
}
