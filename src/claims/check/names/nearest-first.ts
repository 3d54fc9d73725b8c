import { nameStems } from '../../extract/words/name-words.js';
import type { CheckContext } from '../context.js';
import type { Located } from './definitions.js';

/** Words of a sentence that are compared. */
const MOST_WORDS = 60;

/**
 * Definitions of one name, those first that a sentence is likely to mean: in a class or a file that shares words with it, and in
 * the program before its tests. The order is otherwise kept.
 */
export function nearestFirst(
  context: CheckContext,
  definitions: readonly Located[],
  { name, text }: { readonly name: string; readonly text: string },
): readonly Located[] {
  if (definitions.length < 2) return definitions;
  const said = new Set(nameStems(text.slice(0, 600)).slice(0, MOST_WORDS));
  const own = new Set(nameStems(name));
  const ranks = new Map(definitions.map((each) => [each, rankOf(context, each, said, own)] as const));
  return [...definitions].sort((a, b) => (ranks.get(b) ?? 0) - (ranks.get(a) ?? 0));
}

/** Words that the place and the sentence share beside those of the name itself; a test counts for less. */
function rankOf(
  context: CheckContext,
  { path, container }: Located,
  said: ReadonlySet<string>,
  own: ReadonlySet<string>,
): number {
  const words = new Set(nameStems(`${container} ${path.replace(/\.\w{1,5}$/, '').replaceAll('/', ' ')}`));
  const shared = [...words].filter((word) => said.has(word) && !own.has(word)).length;
  return shared + (context.classOf(path) === 'production' ? 0.5 : 0);
}
