import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { undescribed } from './described.js';

/** A request as a route sees it. */
export interface Asked {
  readonly method: string;
  /** Without the prefix. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  /** Parts of the path that the route names by `:name`. */
  readonly params: Readonly<Record<string, string>>;
  /** The JSON that was sent; undefined without. */
  readonly sent: unknown;
}

/** An answer: JSON or bytes; or what becomes of the connection instead. */
export type Answer =
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  /** `cut`: the connection ends in the middle; `hang`: nothing comes. */
  | 'cut'
  | 'hang';

/** One thing that the server answers to. `:name` stands for a part of the path, `*name` for the rest of it. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly answer: (asked: Asked, server: GitHubServer) => Answer | Promise<Answer>;
  /** False where GitHub’s description does not hold: GraphQL, files on other hosts. */
  readonly isDescribed?: boolean;
}

export interface ServerOptions {
  /** What stands before every path: `/api/v3` on Enterprise. */
  readonly prefix?: string;
}

/** A GitHub on loopback that answers as it is told to, and keeps what it was asked. */
export class GitHubServer {
  readonly requests: Asked[] = [];
  /** What did not fit GitHub’s own description, requests and answers. */
  readonly problems: string[] = [];
  readonly #routes: Route[];
  readonly #server: Server;
  readonly #prefix: string;

  private constructor(routes: readonly Route[], prefix: string) {
    this.#routes = [...routes];
    this.#prefix = prefix;
    this.#server = createServer(
      (request, response) =>
        void this.#answer(request, response).catch((error: unknown) => {
          this.problems.push(String(error));
          response.destroy();
        }),
    );
  }

  static async start(routes: readonly Route[], options: ServerOptions = {}): Promise<GitHubServer> {
    const made = new GitHubServer(routes, options.prefix ?? '');
    await new Promise<void>((resolve) => made.#server.listen(0, '127.0.0.1', resolve));
    return made;
  }

  /** Where it is, without the prefix: `http://127.0.0.1:40123`. */
  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The address of its interface. */
  get apiUrl(): string {
    return this.origin + this.#prefix;
  }

  /** Answers before the routes that are there. */
  add(...routes: readonly Route[]): void {
    this.#routes.unshift(...routes);
  }

  /** `GET /repos/o/r/issues/7`, one for each request so far. */
  get asked(): string[] {
    return this.requests.map(({ method, path }) => `${method} ${path}`);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin);
    // GraphQL on Enterprise lies beside the prefix.
    const isInside = url.pathname.startsWith(`${this.#prefix}/`);
    const path = isInside ? url.pathname.slice(this.#prefix.length) : url.pathname;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const method = request.method ?? 'GET';
    const base = {
      method,
      query: url.searchParams,
      headers: request.headers,
      sent: text ? JSON.parse(text) : undefined,
    };
    const found = this.#find(method, path);
    const asked: Asked = { ...base, path, params: found?.params ?? {} };
    this.requests.push(asked);
    const answer = found
      ? await found.route.answer(asked, this)
      : {
          status: 404,
          body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
        };
    if (answer === 'hang') return;
    if (answer === 'cut') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"number":');
      setTimeout(() => response.destroy(), 20);
      return;
    }
    const status = answer.status ?? 200;
    if (found && found.route.isDescribed !== false)
      this.problems.push(...undescribed({ ...asked, status, body: answer.body }));
    send(request, response, status, answer);
  }

  #find(method: string, path: string): { route: Route; params: Record<string, string> } | null {
    for (const route of this.#routes) {
      if (route.method !== method) continue;
      const form = route.path.replace(/\/:(\w+)/g, '/(?<$1>[^/]+)').replace(/\/\*(\w+)/g, '/(?<$1>.+)');
      const params = new RegExp(`^${form}$`).exec(path);
      if (params)
        return {
          route,
          params: Object.fromEntries(
            Object.entries(params.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]),
          ),
        };
    }
    return null;
  }
}

/** As GitHub does: JSON with its mark, and nothing at all when the asker has it already. */
function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  answer: Exclude<Answer, string>,
): void {
  const isBytes = answer.body instanceof Uint8Array;
  const bytes = isBytes
    ? (answer.body as Uint8Array)
    : Buffer.from(answer.body === undefined ? '' : JSON.stringify(answer.body));
  const etag = `W/"${createHash('sha1').update(bytes).digest('hex')}"`;
  const isMarked = request.method === 'GET' && status === 200 && !isBytes;
  if (isMarked && request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag, ...answer.headers }).end();
    return;
  }
  response.writeHead(status, {
    ...(isBytes ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    ...(isMarked ? { etag } : {}),
    ...answer.headers,
  });
  response.end(bytes);
}

/** One page of a list, with the addresses of the next and the last one as GitHub gives them. */
export function page(asked: Asked, server: GitHubServer, list: readonly unknown[]): Answer {
  const size = Number(asked.query.get('per_page') ?? 30);
  const number = Number(asked.query.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(list.length / size));
  const address = (to: number) => {
    const query = new URLSearchParams(asked.query);
    query.set('page', String(to));
    return `${server.apiUrl}${asked.path}?${query}`;
  };
  const link =
    number < last ? { link: `<${address(number + 1)}>; rel="next", <${address(last)}>; rel="last"` } : {};
  return { body: list.slice((number - 1) * size, number * size), headers: link as Record<string, string> };
}
