const STOP_WORDS = new Set(
  'a an and are as at be by for from has in into is it its not now of on or that the this to was when which will with fix fixes fixed bug issue closes add adds added support pull request merge'.split(
    ' ',
  ),
);

/** The words that say what a text is about: lower case, no numbers, no addresses, no very common ones. */
export function topicWords(text: string): Set<string> {
  const plain = text.slice(0, 4000).replace(/https?:\/\/\S+/g, ' ');
  const words = new Set<string>();
  for (const match of plain.matchAll(/[A-Za-z_$][\w$]{2,}/g)) {
    const word = match[0].toLowerCase().replace(/(?:ing|ed|es|s)$/, '');
    if (word.length > 2 && !STOP_WORDS.has(match[0].toLowerCase())) words.add(word);
  }
  return words;
}

/** How much of the shorter text's topic words both share, from 0 to 1; 0 where fewer than three are shared. */
export function similarity(a: string, b: string): number {
  const [left, right] = [topicWords(a), topicWords(b)];
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  if (shared < 3) return 0;
  return shared / Math.min(left.size, right.size);
}
