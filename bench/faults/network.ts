import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CommentThread } from '../../test/github-server/routes/comments.js';
import { account, issue, issueRoutes } from '../../test/github-server/routes/issues.js';
import { type Answer, type Asked, GitHubServer, type Route } from '../../test/github-server/server.js';
import { auditArguments, type Fault, type Ground, start } from './ground.js';

/** Looks like a token, and is none. */
const TOKEN = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789';

/** More requests than any single posting or reading sends. */
const MOST_REQUESTS = 12;

function environment(server: GitHubServer, ground: Ground): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: ground.folder, GITHUB_TOKEN: TOKEN, GITHUB_API_URL: server.apiUrl };
}

/** An audit of issue 7 of `o/r`, made of the example’s; issues of other numbers likewise. */
async function auditOf(ground: Ground, number: number, folder: string): Promise<string> {
  const made = join(ground.folder, 'network', 'issue-1184.json');
  const text = await readFile(made, 'utf8').catch(async () => {
    await start(auditArguments(ground, join(ground.folder, 'network'), join(ground.folder, 'c')), {
      cwd: ground.folder,
    }).ended;
    return readFile(made, 'utf8');
  });
  const audit = JSON.parse(text);
  audit.issue = {
    ...audit.issue,
    key: String(number),
    repository: 'o/r',
    aliases: [],
    host: null,
    url: null,
  };
  await mkdir(folder, { recursive: true });
  const path = join(folder, `issue-${number}.json`);
  await writeFile(path, JSON.stringify(audit));
  return path;
}

/** The connection is cut at the first, second, third … request of a posting; then it is posted again. */
export const cutWhilePosting: Fault = {
  name: 'network cut at every request of a posting',
  async inject(ground) {
    const path = await auditOf(ground, 7, join(ground.folder, 'to-post'));
    const problems: string[] = [];
    let injected = 0;
    for (let at = 0; at < MOST_REQUESTS; at += 1) {
      const thread = new CommentThread();
      let requests = 0;
      thread.before = () => {
        requests += 1;
        return requests - 1 === at ? 'cut' : null;
      };
      const server = await GitHubServer.start(thread.routes());
      const env = environment(server, ground);
      const first = await start(['post', path], { cwd: ground.folder, env }).ended;
      if (requests > at) injected += 1;
      thread.before = () => null;
      const second = await start(['post', path], { cwd: ground.folder, env }).ended;
      await server.close();
      if (thread.comments.length !== 1) problems.push(`cut at ${at}: ${thread.comments.length} comments`);
      if (second.code !== 0)
        problems.push(`cut at ${at}: the second posting ended with ${second.code}: ${second.err}`);
      if (![0, 3].includes(first.code ?? -1))
        problems.push(`cut at ${at}: ended with ${first.code}: ${first.err}`);
      if (`${first.out}${first.err}${second.err}`.includes(TOKEN))
        problems.push(`cut at ${at}: the token was printed`);
    }
    return { injected, problems };
  },
};

/** The tracker is cut off or silent at every request in turn: the audit goes on and says what it did not see. */
export const cutWhileReading: Fault = {
  name: 'network cut or silent at every request of a reading',
  async inject(ground) {
    const problems: string[] = [];
    let injected = 0;
    for (const how of ['cut', 'hang'] as const) {
      for (let at = 0; at < (how === 'cut' ? MOST_REQUESTS : 3); at += 1) {
        let requests = 0;
        const broken = (route: Route): Route => ({
          ...route,
          answer: (asked, server) => {
            requests += 1;
            return requests - 1 === at ? how : route.answer(asked, server);
          },
        });
        const server = await GitHubServer.start(issueRoutes(issue({ number: 1184 })).map(broken));
        const argv = ['o/r#1184', '--repo', ground.repo, '--json', '--no-cache', '--quiet'];
        const ran = await start(argv, { cwd: ground.folder, env: environment(server, ground) }).ended;
        await server.close();
        if (requests > at) injected += 1;
        if (ran.code !== 0)
          problems.push(`${how} at ${at}: ended with ${ran.code}: ${ran.err.slice(0, 300)}`);
        if (`${ran.out}${ran.err}`.includes(TOKEN)) problems.push(`${how} at ${at}: the token was printed`);
      }
    }
    return { injected, problems };
  },
};

const AUDITS = 500;
const MOST_WRITES = 80;

/** 500 audits, killed after a minute and begun again: none twice, none lost, and never more than 80 writes a minute. */
export const manyPosts: Fault = {
  name: `${AUDITS} audits posted, killed and resumed`,
  async inject(ground) {
    const folder = join(ground.folder, 'many-posts');
    for (let number = 1; number <= AUDITS; number += 1) await auditOf(ground, number, folder);
    const comments = new Map<number, { id: number; body: string; html_url: string; user: object }[]>();
    const writes: number[] = [];
    const server = await GitHubServer.start(manyThreads(comments, writes));
    const env = environment(server, ground);
    const killed = start(['post', folder], { cwd: ground.folder, env });
    await wait(60_000);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const before = writes.length;
    const { code, err } = await start(['post', folder], { cwd: ground.folder, env }).ended;
    await server.close();
    const problems: string[] = [];
    if (code !== 0) problems.push(`ended with ${code}: ${err.slice(0, 300)}`);
    for (let number = 1; number <= AUDITS; number += 1) {
      const found = comments.get(number)?.length ?? 0;
      if (found !== 1) problems.push(`issue ${number} has ${found} comments`);
    }
    const most = busiestMinute(writes);
    if (most > MOST_WRITES) problems.push(`${most} writes in a minute`);
    return {
      injected: AUDITS,
      problems,
      note: `killed after ${before} writes, at most ${most} writes a minute`,
    };
  },
};

function manyThreads(
  comments: Map<number, { id: number; body: string; html_url: string; user: object }[]>,
  writes: number[],
): Route[] {
  const at = '/repos/o/r/issues/:number';
  const numberOf = ({ params }: Asked) => Number(params.number);
  const route = (method: string, path: string, answer: (asked: Asked) => Answer): Route => ({
    method,
    path,
    answer,
  });
  return [
    route('GET', '/user', () => ({ body: account('audit-bot') })),
    route('GET', at, (asked) => ({ body: issue({ number: numberOf(asked) }) })),
    route('GET', `${at}/comments`, (asked) => ({ body: comments.get(numberOf(asked)) ?? [] })),
    route('POST', `${at}/comments`, (asked) => {
      writes.push(Date.now());
      const number = numberOf(asked);
      const { body } = asked.sent as { body: string };
      const html_url = `https://github.com/o/r/issues/${number}#issuecomment-${writes.length}`;
      const comment = { id: writes.length, body, html_url, user: account('audit-bot') };
      comments.set(number, [...(comments.get(number) ?? []), comment]);
      return { status: 201, body: comment };
    }),
  ];
}

function busiestMinute(times: readonly number[]): number {
  return Math.max(
    0,
    ...times.map((start) => times.filter((time) => time >= start && time < start + 60_000).length),
  );
}
