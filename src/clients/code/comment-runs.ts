/** A stretch of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Of comment lines in a row, so many are parsed. */
const MOST_IN_A_ROW = 200;

/**
 * Comment lines of Python that are not given to the parser: those of a row after its first 200. At each comment that follows an
 * indented block, tree-sitter-python looks through all the comments after it for the next indentation: 4,000 lines take it
 * seconds, 100,000 an hour.
 */
export function longCommentRuns(text: string): Stretch[] {
  const runs: Stretch[] = [];
  let inARow = 0;
  let lineEnd = -1;
  let rest: number | null = null;
  let kept = 0;
  const endAt = (end: number) => {
    if (rest !== null) runs.push({ start: rest, end });
    rest = null;
  };
  const close = () => {
    endAt(lineEnd);
    inARow = 0;
  };
  /** What looks like comments may be lines of a text, which shall end where it does. */
  const keep = (at: number) => {
    endAt(at);
    kept += 1;
  };
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', lineEnd)) {
    const lineStart = text.lastIndexOf('\n', at) + 1;
    // Also what stands between two comments has to be empty, for them to stand in a row.
    const before = lineEnd < 0 ? lineStart : lineEnd;
    if (inARow > 0 && text.slice(before, at).trim() !== '') close();
    const newline = text.indexOf('\n', at);
    const isWholeLine = text.slice(lineStart, at).trim() === '';
    lineEnd = newline < 0 ? text.length : newline;
    if (!isWholeLine) continue;
    inARow += 1;
    const mayEndText = /"""|'''/.test(text.slice(at, lineEnd)) && kept < MOST_IN_A_ROW;
    if (mayEndText) keep(at);
    else if (inARow > MOST_IN_A_ROW) rest ??= at;
  }
  close();
  return runs;
}

/** The text with blanks in these stretches; line ends stay, so that everything keeps its place. */
export function blanked(text: string, stretches: readonly Stretch[]): string {
  let done = '';
  let from = 0;
  for (const { start, end } of stretches) {
    done += text.slice(from, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ');
    from = end;
  }
  return done + text.slice(from);
}
