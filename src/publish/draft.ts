import type { CommentMarker } from '../domain/comment-marker.js';

/** A comment to be published. `kind` and `key` say which of the tool’s comments it is: there is one of each under an issue. */
export interface Draft {
  /** `audit`, `answer`, … */
  readonly kind: string;
  /** What it is about: the key of the audited issue. */
  readonly key: string;
  /** Of what it says, apart from days and addresses: hexadecimal, 16 to 64 digits. Equal digests need no new text. */
  readonly digest: string;
  /** What the next comment wants to know of this one. */
  readonly state: CommentMarker['state'];
  /**
   * Writes the text that people see; the marker is put before it.
   * @param before the marker of the comment that it takes the place of; null for none
   */
  write(before: CommentMarker | null): Promise<string>;
  /** Whether people should be told of it, by a new comment in the place of the old one. */
  isNews?(before: CommentMarker): boolean;
}

/** What became of a draft. */
export interface Published {
  /** `replaced`: by a new comment, the old one was removed. */
  readonly outcome: 'created' | 'updated' | 'replaced' | 'unchanged';
  /** Where people read it. */
  readonly url: string;
  /** How many duplicates of our own were removed beside. */
  readonly removed: number;
}

/** What would be done with a draft. */
export interface Plan {
  readonly outcome: Published['outcome'];
  /** The comment that is there; null for none. */
  readonly url: string | null;
  /** The whole comment, marker and all. */
  readonly body: string;
}
