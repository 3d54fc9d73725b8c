import { partsOf } from '../../check/code/environment-of.js';
import type { Reading } from '../../check/context.js';
import { nameOf } from '../../check/files/path-index.js';
import type { Sentence } from '../markdown/document.js';
import { fileMentions } from './file-mentions.js';
import { filesNamed } from './files-named.js';
import { titledDocuments } from './titled-documents.js';

const DOCUMENT = /\.(?:mdx?|rst|txt|adoc|log)$/i;
/** Words of a name that are spoken of: "the Test Summary". */
const FEWEST_WORDS = 2;
const MOST_WORDS = 5;

interface Named {
  readonly paths: readonly string[];
  /** Paths by the last words of their names; empty where several end so. */
  readonly byEnding: ReadonlyMap<string, string>;
}

const known = new WeakMap<Reading['document'], Named>();

/** The documents that the text names by a path, wherever it does. */
export function documentsNamed(reading: Reading): readonly string[] {
  return namedIn(reading).paths;
}

function namedIn(reading: Reading): Named {
  const before = known.get(reading.document);
  if (before) return before;
  const named = filesNamed(reading).flatMap(({ match: { paths } }) => (paths.length === 1 ? paths : []));
  const paths = [...new Set(named)].filter((path) => DOCUMENT.test(path));
  const found = { paths, byEnding: endingsOf(paths) };
  known.set(reading.document, found);
  return found;
}

function endingsOf(paths: readonly string[]): Map<string, string> {
  const byEnding = new Map<string, string>();
  for (const path of paths) {
    const words = partsOf(nameOf(path).replace(/\.\w+$/, '')).filter((part) => part !== '');
    for (let n = FEWEST_WORDS; n <= Math.min(MOST_WORDS, words.length); n += 1) {
      const ending = words.slice(-n).join(' ');
      byEnding.set(ending, byEnding.has(ending) ? '' : path);
    }
  }
  return byEnding;
}

/**
 * The one document that a sentence speaks of: by its path, by its name in words, or by the last words of the name of one that
 * the text names elsewhere ("the Test Summary" is `HUB_TEST_SUMMARY.md`). Empty for none and for several.
 */
export function documentSpokenOf(reading: Reading, sentence: Sentence): readonly string[] {
  const files = fileMentions(sentence, reading.paths);
  if (files.length > 0) {
    const [path, ...others] = new Set(files.flatMap(({ match }) => match.paths));
    return path !== undefined && others.length === 0 && DOCUMENT.test(path) ? [path] : [];
  }
  const ending = byEnding(reading, sentence);
  if (ending.length > 0) return ending;
  const [title, ...others] = titledDocuments(sentence, reading.paths);
  return title && others.length === 0 ? title.paths : [];
}

function byEnding(reading: Reading, { tokens }: Sentence): readonly string[] {
  if (tokens.length > 40) return [];
  const words = tokens.flatMap(({ kind, text }) =>
    kind === 'word' && /^\p{Lu}/u.test(text) ? partsOf(text) : ['|'],
  );
  const { byEnding: endings } = namedIn(reading);
  const found = new Set<string>();
  for (let start = 0; start < words.length; start += 1)
    for (let n = FEWEST_WORDS; n <= MOST_WORDS; n += 1) {
      const path = endings.get(words.slice(start, start + n).join(' '));
      if (path !== undefined && path !== '') found.add(path);
    }
  return found.size === 1 ? [...found] : [];
}
