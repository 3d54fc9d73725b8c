/** Words beside a number that leave nothing out of what it counts. */
const PLAIN = new Set(
  'a the of all total overall different distinct separate unique individual existing actual more other such'.split(
    ' ',
  ),
);

/**
 * The words between a number and its noun that may pick some of what there is: "3 *critical* files".
 * @param own words that pick nothing among the things of this noun, or that whoever asks has understood
 */
export function pickingWords(between: readonly string[], own: RegExp): string[] {
  return between.filter((word) => !PLAIN.has(word) && !own.test(word));
}

/** The longest run of words without a mark between them: what `git grep -F` finds a text by, however it is marked up. */
export function longestRun(text: string): string {
  const runs = text.split(/[^\p{L}\p{N} ]/u).map((run) => run.trim());
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}
