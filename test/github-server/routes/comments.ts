import { type Answer, type Asked, type GitHubServer, page, type Route } from '../server.js';
import { account, issue } from './issues.js';

/** A comment as the interface gives it. */
export interface RestComment {
  readonly id: number;
  body: string;
  readonly html_url: string;
  readonly user: object;
}

/** GitHub’s own limit. */
const MOST_CHARACTERS = 65_536;

/** The comments on issue 7 of `o/r`, of which anybody may write some. Ours are written by `login`. */
export class CommentThread {
  readonly comments: RestComment[] = [];
  readonly reactions: string[] = [];
  /** Handed out before the thread’s own answer; null for nothing. */
  before: (asked: Asked, server: GitHubServer) => Answer | null = () => null;
  readonly #login: string;
  readonly #told: Record<string, unknown>;
  #last = 100;

  constructor(login = 'audit-bot', told: Record<string, unknown> = issue()) {
    this.#login = login;
    this.#told = told;
  }

  /** Writes a comment as somebody. */
  write(body: string, login = this.#login, type: 'User' | 'Bot' = 'User'): RestComment {
    this.#last += 1;
    const number = this.#told.number;
    const comment = {
      id: this.#last,
      body,
      html_url: `https://github.com/o/r/issues/${number}#issuecomment-${this.#last}`,
      user: account(login, type),
    };
    this.comments.push(comment);
    return comment;
  }

  routes(): readonly Route[] {
    const at = `/repos/o/r/issues/${this.#told.number}`;
    const one = '/repos/o/r/issues/comments/:id';
    return [
      this.#route('GET', '/user', () => ({ body: account(this.#login) })),
      this.#route('GET', at, () => ({ body: this.#told })),
      this.#route('GET', `${at}/comments`, (asked, server) => page(asked, server, this.comments)),
      this.#route('POST', `${at}/comments`, ({ sent }) => {
        const { body } = sent as { body: string };
        return tooLong(body) ?? { status: 201, body: this.write(body) };
      }),
      this.#route('PATCH', one, ({ params, sent }) => {
        const { body } = sent as { body: string };
        const comment = this.comments.find(({ id }) => id === Number(params.id));
        if (!comment) return notFound();
        comment.body = body;
        return tooLong(body) ?? { body: comment };
      }),
      this.#route('DELETE', one, ({ params }) => {
        const index = this.comments.findIndex(({ id }) => id === Number(params.id));
        if (index < 0) return notFound();
        this.comments.splice(index, 1);
        return { status: 204 };
      }),
      this.#route('POST', `${one}/reactions`, ({ sent }) => {
        const { content } = sent as { content: string };
        this.reactions.push(content);
        return { status: 201, body: { id: 1, content, user: account(this.#login) } };
      }),
    ];
  }

  #route(method: string, path: string, answer: (asked: Asked, server: GitHubServer) => Answer): Route {
    return { method, path, answer: (asked, server) => this.before(asked, server) ?? answer(asked, server) };
  }
}

/** An answer that refuses. */
export function refusal(status: number, message: string, headers: Record<string, string> = {}): Answer {
  return { status, headers, body: { message, documentation_url: 'https://docs.github.com/rest' } };
}

function notFound(): Answer {
  return refusal(404, 'Not Found');
}

function tooLong(body: string): Answer | null {
  return body.length > MOST_CHARACTERS
    ? refusal(422, 'Validation Failed: body is too long (maximum is 65536 characters)')
    : null;
}
