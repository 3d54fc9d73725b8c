/** A line of code without the comment that stands behind it. */
export function withoutComment(line: string): string {
  // Most lines have none: to look for its mark is faster than to try each space.
  const mayHave = line.includes('#') || line.includes('//');
  return (mayHave ? line.replace(/\s{1,40}(?:#|\/\/)\s.*$/, '') : line).trim();
}

/** Code without what makes no difference where it is shown: spacing, and which quotes are used. */
export function normalCode(text: string): string {
  return singleSpaced(text.trim()).replaceAll('"', "'");
}

/** With one space wherever there is any. Spaces that stand alone, which most do, are not looked at. */
export function singleSpaced(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, ' ');
}

/**
 * Whether a line of a text is what is looked for. Versions of files are many, and most lines are not it: only those that hold the
 * longest word of it are compared. @param wanted as `matches` compares it; its words stand in any line that matches
 */
export function someLine(text: string, wanted: string, matches: (line: string) => boolean): boolean {
  const word = longestWord(wanted);
  return text.includes(word) && text.split('\n').some((line) => line.includes(word) && matches(line));
}

/** The longest run of letters and digits of a text, which stands as it is in whatever else is the same code. */
export function longestWord(text: string): string {
  const words = text.match(/\w+/g) ?? [];
  return words.reduce((longest, each) => (each.length > longest.length ? each : longest), '');
}

/** Whether a line holds a text, not as a part of a longer name, or of a longer address. */
export function holdsWhole(line: string, wanted: string): boolean {
  for (let at = line.indexOf(wanted); at >= 0; at = line.indexOf(wanted, at + 1)) {
    const behind = line.charAt(at + wanted.length);
    if (
      !(isOfName(line.charAt(at - 1)) && isOfName(wanted.charAt(0))) &&
      !(isOfName(behind) && isOfName(wanted.slice(-1))) &&
      !(ADDRESS.test(wanted) && /^\/\w/.test(line.slice(at + wanted.length, at + wanted.length + 2)))
    )
      return true;
  }
  return false;
}

/** `/health` is no part of `/health/ready`. */
const ADDRESS = /(?:^\/|:\/\/).*\w$/;

function isOfName(character: string): boolean {
  return /^[\w-]$/.test(character);
}
