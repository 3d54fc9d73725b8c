/** Where comments go: an issue or a pull request. */
export interface Thread {
  /** `owner/name` */
  readonly repository: string;
  readonly number: number;
}

/** Who writes comments. */
export interface Author {
  readonly login: string;
  readonly isBot: boolean;
}

/** A comment as it stands there. */
export interface PostedComment {
  readonly id: number;
  readonly body: string;
  readonly url: string;
  /** Null when the account is gone. */
  readonly author: Author | null;
}

/**
 * A forge’s comments. Everything throws EnvironmentError, in a sentence, when it is refused or nobody answers.
 */
export interface CommentBoard {
  /** Whose comments are ours. */
  me(): Promise<Author>;
  /** Makes sure that the issue is there. */
  assertThere(thread: Thread): Promise<void>;
  /** All of its comments, oldest first. */
  comments(thread: Thread): Promise<PostedComment[]>;
  /** @throws UnsureOutcome when it may have been written or not: the connection was cut before an answer came */
  create(thread: Thread, body: string): Promise<PostedComment>;
  /** @returns null when the comment is gone */
  update(thread: Thread, id: number, body: string): Promise<PostedComment | null>;
  /** A comment that is gone already is no error. */
  remove(thread: Thread, id: number): Promise<void>;
}

/** A comment may have been written or not; whoever asked has to look. Its cause says why, for a person. */
export class UnsureOutcome extends Error {
  override readonly cause: unknown;

  constructor(cause: unknown) {
    super('whether the comment was written is not known');
    this.name = 'UnsureOutcome';
    this.cause = cause;
  }
}
