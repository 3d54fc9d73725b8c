/** A commit message in two parts. */
export interface Message {
  readonly subject: string;
  readonly body: string;
}
