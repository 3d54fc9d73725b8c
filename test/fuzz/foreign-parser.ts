/** A function of ours that reads what strangers wrote. */
export interface ForeignParser {
  readonly name: string;
  /** Pieces of real input, so that chance reaches further than the first character. */
  readonly pieces: readonly string[];
  /** How long a text of it is tried; where the package that reads it takes its time a character. */
  readonly longest?: number;
  /** May throw nothing but an InputError. Checks what must hold of any result. */
  readonly read: (text: string) => unknown;
}
