/** The colours that tables for terminals use; functions that return their text as it is make them plain. */
export interface Palette {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
}

/** How wide a terminal is, and its colours. */
export interface TerminalStyle {
  readonly columns: number;
  readonly colors: Palette;
}
