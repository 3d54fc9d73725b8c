/** Characters that cannot be seen or that reorder what stands around them, as [first, last] code points. */
const UNSEEN: readonly (readonly [number, number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x180e, 0x180e],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x2069],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe007f],
];

const UNSEEN_CHARACTERS = new RegExp(
  `[${UNSEEN.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join('')}]`,
  'gu',
);

/** A control character as its picture (␛), anything else by its number (‹U+202E›). */
function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0x1f) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}

/**
 * Foreign text with its unseen characters made visible: control characters, line breaks, bidirectional overrides,
 * zero-width spaces, lone surrogates. Everything else, mojibake too, stays as it is.
 */
export function visible(text: string): string {
  return wellFormed(text).replace(UNSEEN_CHARACTERS, picture);
}

/** Half a surrogate pair cannot be written as UTF-8; it becomes the replacement character. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** The same on one line: runs of white space, line breaks included, become one space; none at either end. */
export function oneLine(text: string): string {
  return visible(text.replace(/\s+/g, ' ').trim());
}

/** At most `max` code points; what was cut is marked by "…". */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  const points = [...text.slice(0, 2 * max + 2)];
  return points.length <= max
    ? text
    : `${points
        .slice(0, Math.max(0, max - 1))
        .join('')
        .trimEnd()}…`;
}
