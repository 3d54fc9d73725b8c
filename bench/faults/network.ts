import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { strToU8, zipSync } from 'fflate';
import { checkRoutes, checkRun } from '../../test/github-server/routes/checks.js';
import { CommentThread } from '../../test/github-server/routes/comments.js';
import { account, event, issue, issueRoutes } from '../../test/github-server/routes/issues.js';
import { graphRoute, node, pull, pullRoutes } from '../../test/github-server/routes/pulls.js';
import { release, releaseRoutes } from '../../test/github-server/routes/releases.js';
import { type Answer, type Asked, GitHubServer, type Route } from '../../test/github-server/server.js';
import { auditArguments, type Fault, type Ground, start } from './ground.js';

/** Looks like a token, and is none. */
const TOKEN = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789';

/** More requests than any single posting sends. */
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

/** What becomes of one request: cut, never answered, an error of the server, or rubbish for an answer. */
const BROKEN: Readonly<Record<string, Answer>> = {
  cut: 'cut',
  silence: 'hang',
  'a broken server': { status: 503, body: { message: 'Service unavailable' } },
  'a stranger': { body: '<html>Log in to the network</html>' },
};
/** So late is every answer of a slow network. */
const LATE_MS = 1_500;

/** The tracker is cut off, silent or broken at every request in turn, then slow at all of them: the audit goes on and says what it did not see. */
export const cutWhileReading: Fault = {
  name: 'network cut, silent, broken or slow at every request of a reading',
  async inject(ground) {
    const whole = await readThrough(ground, () => null);
    const problems = [...whole.problems];
    if (whole.requests < 8) problems.push(`only ${whole.requests} requests were sent`);
    let injected = 0;
    for (const [how, answer] of Object.entries(BROKEN)) {
      const places = Array.from({ length: whole.requests }, (_, at) => at);
      // Silence lasts as long as a request may take: all at once.
      const inTurn = how === 'silence' ? [places] : places.map((at) => [at]);
      for (const some of inTurn) {
        const read = await Promise.all(
          some.map((at) => readThrough(ground, (now) => (now === at ? answer : null))),
        );
        injected += read.length;
        problems.push(
          ...read.flatMap((one, i) => one.problems.map((text) => `${how} at ${some[i]}: ${text}`)),
        );
        const silent = read.flatMap((one, i) =>
          /not GitHub’s|no zip file/.test(one.notices) ? [] : [some[i]],
        );
        // An answer that comes late, or the second time, is none that is missing.
        if (how === 'a stranger' && silent.length > 0)
          problems.push(`${how} at ${silent.join(', ')}: nothing is said of it`);
      }
    }
    const slow = await readThrough(ground, () => LATE_MS);
    if (slow.notices !== whole.notices) problems.push('slow: not everything was waited for');
    problems.push(...slow.problems.map((text) => `slow: ${text}`));
    return { injected: injected + slow.requests, problems, note: `${whole.requests} requests` };
  },
};

/** One audit by a tracker that has everything; `breakAt` says of a request, by its number, what becomes of it. */
async function readThrough(ground: Ground, breakAt: (request: number) => Answer | number | null) {
  const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: ground.repo, encoding: 'utf8' }).trim();
  let requests = 0;
  const broken = (route: Route): Route => ({
    ...route,
    isDescribed: false,
    answer: async (asked, server) => {
      const how = breakAt(requests);
      requests += 1;
      if (typeof how === 'number') await wait(how);
      return how === null || typeof how === 'number' ? route.answer(asked, server) : how;
    },
  });
  const server = await GitHubServer.start(everything(head).map(broken));
  // Nothing is stated: what the configuration says of the issue would stand for what the tracker did not tell.
  const config = join(ground.folder, 'nothing-stated.yml');
  await writeFile(config, '');
  const argv = ['o/r#1184', '--repo', ground.repo, '--config', config, '--json', '--no-cache', '--quiet'];
  const { code, out, err } = await start(argv, { cwd: ground.folder, env: environment(server, ground) })
    .ended;
  await server.close();
  const problems = code === 0 ? [] : [`ended with ${code}: ${err.slice(0, 300)}`];
  if (`${out}${err}`.includes(TOKEN)) problems.push('the token was printed');
  const notices = code === 0 ? JSON.stringify(JSON.parse(out).notifications) : '';
  return { requests, problems, notices };
}

function everything(head: string): Route[] {
  const junit = '<testsuite name="s" tests="1"><testcase name="issue 1184" classname="a"/></testsuite>';
  const artifact = { id: 5, name: 'test-results', zip: zipSync({ 'report.xml': strToU8(junit) }) };
  const runs = [checkRun({ conclusion: 'failure', output: { annotations_count: 1, annotations_url: 'u' } })];
  return [
    ...issueRoutes(issue({ number: 1184, state: 'closed', state_reason: 'completed', comments: 1 }), [
      event.commented('2025-09-01T00:00:00Z', 'ada', 'It breaks.'),
      event.named('2025-09-02T00:00:00Z', 'bob', 9),
      event.closed('2025-09-03T00:00:00Z', 'eve', head),
    ]),
    graphRoute([node()]),
    ...pullRoutes(pull()),
    ...releaseRoutes([release('v1.5.0')]),
    ...checkRoutes({ [head]: { runs, annotations: [], artifacts: [artifact] } }),
  ];
}

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
