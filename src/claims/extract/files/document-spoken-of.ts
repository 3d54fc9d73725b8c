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

/** The documents that the text names by a path, wherever it does. */
export function documentsNamed(reading: Reading): string[] {
  return filesNamed(reading).flatMap(({ match }) =>
    match.paths.length === 1 ? match.paths.filter((path) => DOCUMENT.test(path)) : [],
  );
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
  const said = ` ${words.join(' ')} `;
  const found = documentsNamed(reading).filter((path) => {
    const own = partsOf(nameOf(path).replace(/\.\w+$/, '')).filter((part) => part !== '');
    const ends = Array.from({ length: MOST_WORDS - FEWEST_WORDS + 1 }, (_, n) =>
      own.slice(-n - FEWEST_WORDS),
    );
    return ends.some((end) => end.length >= FEWEST_WORDS && said.includes(` ${end.join(' ')} `));
  });
  const [path, ...others] = new Set(found);
  return path !== undefined && others.length === 0 ? [path] : [];
}
