import { shortened } from './name-words.js';

/** Forms of a word that names have for it: "validation" is `validate`, "pooling" is `pool`. */
function formsOf(word: string): string[] {
  const verb = word
    .replace(/(?<=\w{2}(?:at|it|ct|ut))ions?$/, 'e')
    .replace(/(?<=c)te$/, 't')
    .replace(/(?<=\w{3})ing$/, '')
    .replace(/(?<=\w{3})ment$/, '');
  return verb === word ? [word] : [word, verb];
}

/**
 * The names that code is likely to have for a thing of several words: `connection_pooling`, `ConnectionPool`,
 * `validate_configuration` for "configuration validation".
 * @param words in lower case
 */
export function joinedNames(words: readonly string[]): string[] {
  if (words.length < 2) return [];
  const short = words.map(shortened);
  const orders = [words, ...(short.join() === words.join() ? [] : [short])].flatMap((own) =>
    formsOf(own.at(-1) ?? '').flatMap((form) => [
      [...own.slice(0, -1), form],
      [form, ...own.slice(0, -1)],
    ]),
  );
  return [...new Set(orders.flatMap(casesOf))];
}

function casesOf(words: readonly string[]): string[] {
  const capital = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const pascal = capital.join('');
  return [
    words.join('_'),
    words.join('_').toUpperCase(),
    pascal,
    `${pascal.charAt(0).toLowerCase()}${pascal.slice(1)}`,
  ];
}
