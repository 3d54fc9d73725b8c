/**
 * Breaks a line between words so that none is wider than that many characters; a longer word is broken. Spaces before the first
 * word stay.
 */
export function wrapped(line: string, width: number): string[] {
  if (line.length <= width) return [line];
  const margin = /^ */.exec(line)?.[0] ?? '';
  const lines: string[] = [];
  let current = margin;
  for (const word of line.trim().split(/ +/)) {
    const isFirst = current === '' || (lines.length === 0 && current === margin);
    const longer = isFirst ? current + word : `${current} ${word}`;
    if (longer.length <= width) {
      current = longer;
      continue;
    }
    if (!isFirst) lines.push(current);
    current = isFirst ? longer : word;
    for (; current.length > width; current = current.slice(width)) lines.push(current.slice(0, width));
  }
  return [...lines, current];
}

/** The text with so many spaces before it; an empty one stays empty. */
export function indented(text: string, spaces: number): string {
  return text === '' ? '' : ' '.repeat(spaces) + text;
}

/** Puts a text at the right edge of the last line, or on a line of its own where no space would be left between them. */
export function rightAligned(lines: readonly string[], text: string, columns: number): string[] {
  const last = lines.at(-1) ?? '';
  const room = columns - last.length;
  return room > text.length
    ? [...lines.slice(0, -1), last + text.padStart(room)]
    : [...lines, text.padStart(columns)];
}
