/** A line of code without the comment that stands behind it. */
export function withoutComment(line: string): string {
  return line.replace(/\s{1,40}(?:#|\/\/)\s.*$/, '').trim();
}

/** Code without what makes no difference where it is shown: spacing, and which quotes are used. */
export function normalCode(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('"', "'");
}
