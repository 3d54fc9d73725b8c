import { ENVIRONMENTS, type WordedFigure } from '../figures/worded-figures.js';
import type { Sentence, WrittenDocument } from '../markdown/document.js';

/** "Recent development work" is of no environment. */
const WORK = /\bdevelopment(?! (?:environment|env|settings?|config\w{0,10}|defaults?)\b|s?:)/g;
/** Items above that are looked at. */
const FARTHEST = 8;

/**
 * The environment that a setting is said to be of: by the words around it, by its sentence, by the items above it in its list,
 * or by a heading.
 * @returns null where none is said, or several are
 */
export function environmentSaid(
  { sentences }: WrittenDocument,
  sentence: Sentence,
  { near, words }: Pick<WordedFigure, 'near' | 'words'>,
): string | null {
  const own = only(near) ?? only(words);
  if (own !== undefined) return own;
  if (near.some(isEnvironment) || words.some(isEnvironment)) return null;
  const above = environmentAbove(sentences, sentence);
  if (above !== undefined) return above;
  const parents = [sentence.parent?.label ?? '', ...[...sentence.headings].reverse()];
  for (const text of parents) {
    const named = only(
      text
        .toLowerCase()
        .replace(WORK, '')
        .split(/[^a-z]+/),
    );
    if (named !== undefined) return named;
  }
  return null;
}

/**
 * "- Staging start timeout: 75s" begins a list, "- Pool timeout: 20s" goes on with it.
 * @returns null where the list tells of several environments, or of the same setting; undefined where it names none
 */
function environmentAbove(sentences: readonly Sentence[], sentence: Sentence): string | null | undefined {
  const found = new Set<string>();
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - FARTHEST); i -= 1) {
    const above = sentences[i];
    if (!above || above.section !== sentence.section || above.place !== 'item') break;
    if (sentence.place !== 'item' || above.depth !== sentence.depth) break;
    const words = above.label.split(' ');
    const named = only(words);
    if (named === undefined) continue;
    if (words.filter((word) => word !== named).join(' ') === sentence.label) return null;
    found.add(named);
  }
  return found.size > 1 ? null : [...found][0];
}

function isEnvironment(word: string): boolean {
  return ENVIRONMENTS.test(word);
}

function only(words: readonly string[]): string | undefined {
  const found = new Set(words.filter(isEnvironment));
  return found.size === 1 ? [...found][0] : undefined;
}
