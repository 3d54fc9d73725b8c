import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markerOf } from '../../src/domain/comment-marker.js';
import { CommentThread, refusal } from '../github-server/routes/comments.js';
import { GitHubServer } from '../github-server/server.js';
import { draft, publisher, THREAD } from './publishing.js';

let server: GitHubServer;
let thread: CommentThread;

beforeEach(async () => {
  thread = new CommentThread();
  server = await GitHubServer.start(thread.routes());
});

afterEach(async () => {
  await server.close();
  expect(server.problems).toEqual([]);
});

const writes = () => server.asked.filter((asked) => !asked.startsWith('GET'));
const bodies = () => thread.comments.map(({ body }) => body.split('\n').slice(1).join('\n').trim());

/** A comment that we wrote earlier. */
async function posted(text: string): Promise<number> {
  const { body } = await publisher(server).plan(THREAD, draft(text));
  return thread.write(body).id;
}

describe('posting a comment', () => {
  it('writes it, and leaves it alone when it says the same', async () => {
    const first = await publisher(server).publish(THREAD, draft('one'));
    expect(first).toEqual({
      outcome: 'created',
      url: 'https://github.com/o/r/issues/7#issuecomment-101',
      removed: 0,
    });
    expect(markerOf(thread.comments[0]?.body ?? '')).toMatchObject({ kind: 'audit', key: '7' });
    expect(await publisher(server).publish(THREAD, draft('one'))).toMatchObject({ outcome: 'unchanged' });
    expect(writes()).toEqual(['POST /repos/o/r/issues/7/comments']);
  });

  it('is exactly what the plan shows', async () => {
    const plan = await publisher(server).plan(THREAD, draft('one'));
    expect(writes()).toEqual([]);
    await publisher(server).publish(THREAD, draft('one'));
    expect(thread.comments[0]?.body).toBe(plan.body);
  });

  it('changes it in its place, told what it said before', async () => {
    const id = await posted('one');
    expect(await publisher(server).publish(THREAD, draft('two'))).toMatchObject({ outcome: 'updated' });
    expect(thread.comments.map((comment) => comment.id)).toEqual([id]);
    expect(bodies()).toEqual(['two, after {"status":"one"}']);
  });

  it('writes it again when somebody edited it', async () => {
    await posted('one');
    const [comment] = thread.comments;
    if (comment) comment.body = comment.body.replace('one\n', 'ten\n');
    expect(await publisher(server).publish(THREAD, draft('one'))).toMatchObject({ outcome: 'updated' });
    expect(bodies()[0]).toMatch(/^one/);
  });

  it('is found on page 3, among three hundred of others', async () => {
    for (let n = 0; n < 250; n += 1) thread.write(`Comment ${n}`, 'ada');
    const id = await posted('one');
    for (let n = 0; n < 50; n += 1) thread.write(`Comment ${n}`, 'ada');
    await publisher(server).publish(THREAD, draft('two'));
    expect(writes()).toEqual([`PATCH /repos/o/r/issues/comments/${id}`]);
    expect(thread.comments).toHaveLength(301);
  });

  it('leaves comments alone that others gave our marker, and ours about something else', async () => {
    const id = await posted('one');
    const body = thread.comments[0]?.body ?? '';
    thread.comments.length = 0;
    thread.write(body, 'eve');
    thread.write(body, 'audit-bot', 'Bot');
    thread.write(`> ${body}`);
    thread.write(body.replace('"key":"7"', '"key":"8"'));
    thread.write(body.replace('"kind":"audit"', '"kind":"answer"'));
    expect(await publisher(server).publish(THREAD, draft('two'))).toMatchObject({ outcome: 'created' });
    expect(thread.comments).toHaveLength(6);
    expect(thread.comments.map((comment) => comment.id)).not.toContain(id);
  });

  it('removes duplicates of its own', async () => {
    const id = await posted('one');
    await posted('three');
    const body = thread.comments[0]?.body.replace('one\n', 'two\n') ?? '';
    thread.write(body);
    const result = await publisher(server).publish(THREAD, draft('one'));
    expect(result).toMatchObject({ outcome: 'unchanged', removed: 2 });
    expect(thread.comments.map((comment) => comment.id)).toEqual([id]);
  });
});

describe('a status that changed', () => {
  const news = draft('two', { isNews: (before) => (before.state as { status: string }).status !== 'two' });

  it('comes as a new comment in the place of the old one, once', async () => {
    const id = await posted('one');
    expect(await publisher(server).publish(THREAD, news)).toMatchObject({ outcome: 'replaced', removed: 0 });
    expect(bodies()).toEqual(['two, after {"status":"one"}']);
    expect(thread.comments[0]?.id).not.toBe(id);
    expect(await publisher(server).publish(THREAD, news)).toMatchObject({ outcome: 'unchanged' });
  });

  it('is not told twice when the first run was killed before it removed the old one', async () => {
    await posted('one');
    const { body } = await publisher(server).plan(THREAD, news);
    const { id } = thread.write(body);
    expect(await publisher(server).publish(THREAD, news)).toMatchObject({ outcome: 'unchanged', removed: 1 });
    expect(thread.comments.map((comment) => comment.id)).toEqual([id]);
  });
});

describe('several at once', () => {
  it('end in one comment, from none', async () => {
    const rounds = Array.from({ length: 5 }, async () => {
      const place = new CommentThread();
      const own = await GitHubServer.start(place.routes());
      const post = (text: string) => publisher(own).publish(THREAD, draft(text));
      const results = await Promise.all(['one', 'two', 'three'].map(post));
      await own.close();
      expect(place.comments.map(({ html_url }) => html_url)).toEqual([results[0]?.url]);
    });
    await Promise.all(rounds);
  });

  it('end in one comment, from one that is there', async () => {
    await posted('zero');
    await Promise.all(['one', 'one', 'two'].map((text) => publisher(server).publish(THREAD, draft(text))));
    expect(thread.comments).toHaveLength(1);
    expect(bodies()[0]).toMatch(/^(one|two), after/);
  });

  it('write it anew when it is removed while they change it', async () => {
    await posted('one');
    thread.before = ({ method }) => {
      if (method === 'PATCH') thread.comments.length = 0;
      return null;
    };
    expect(await publisher(server).publish(THREAD, draft('two'))).toMatchObject({ outcome: 'created' });
    expect(bodies()).toEqual(['two']);
  });
});

describe('a connection that is cut in the middle of a post', () => {
  it.each(['the comment was written', 'it was not'] as const)('ends in one comment when %s', async (when) => {
    let isCut = false;
    thread.before = ({ method, sent }) => {
      if (method !== 'POST' || isCut) return null;
      isCut = true;
      if (when === 'the comment was written') thread.write((sent as { body: string }).body);
      return 'cut';
    };
    expect(await publisher(server).publish(THREAD, draft('one'))).toMatchObject({ outcome: 'created' });
    expect(bodies()).toEqual(['one']);
  });

  it('ends in one comment after the next run, when every answer is cut', async () => {
    thread.before = ({ method, sent }) => {
      if (method !== 'POST') return null;
      if (thread.comments.length === 0) thread.write((sent as { body: string }).body, 'somebody');
      return 'cut';
    };
    await expect(publisher(server).publish(THREAD, draft('one'))).rejects.toThrow(
      /^cannot comment on o\/r#7: .* did not answer$/,
    );
    thread.before = () => null;
    await publisher(server).publish(THREAD, draft('one'));
    await publisher(server).publish(THREAD, draft('one'));
    expect(thread.comments.filter(({ user }) => 'login' in user && user.login === 'audit-bot')).toHaveLength(
      1,
    );
  });
});

describe('limits and mishaps', () => {
  it('waits as long as GitHub asks, and goes on', async () => {
    const waits: number[] = [];
    let refusals = 2;
    thread.before = ({ method }) => {
      if (method !== 'POST' || refusals === 0) return null;
      refusals -= 1;
      return refusal(403, 'You have exceeded a secondary rate limit.', { 'retry-after': '7' });
    };
    const onWait = ({ seconds }: { seconds: number }) => waits.push(seconds);
    await publisher(server, { onWait }).publish(THREAD, draft('one'));
    expect(waits).toEqual([7, 7]);
    expect(thread.comments).toHaveLength(1);
  });

  it('tries again after an answer of 502, without writing twice', async () => {
    let mishaps = 2;
    thread.before = ({ sent, method }) => {
      if (method === 'GET' || mishaps === 0) return null;
      mishaps -= 1;
      if (mishaps === 0) thread.write((sent as { body: string }).body);
      return refusal(502, 'Server Error');
    };
    await publisher(server).publish(THREAD, draft('one'));
    expect(thread.comments).toHaveLength(1);
  });

  it('writes no more than one a second, so that eighty a minute are never reached', async () => {
    const times: number[] = [];
    thread.before = ({ method }) => {
      if (method === 'DELETE') times.push(performance.now());
      return null;
    };
    for (const text of ['one', 'two', 'three']) await posted(text);
    await publisher(server).publish(THREAD, draft('one'));
    expect(times).toHaveLength(2);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(750);
  });
});

describe('what is refused', () => {
  it.each([
    [
      401,
      'Bad credentials',
      /does not accept the credentials of GITHUB_TOKEN of run \d+ \(401\)/,
      /make new ones/,
    ],
    [403, 'Resource not accessible by integration', /refuses it \(403\)/, /permission "issues: write"/],
    [403, 'Repository was archived so is read-only.', /is archived \(403\)/, /out of the archive/],
    [403, 'Unable to create comment because issue is locked.', /is locked \(403\)/, /Unlock it/],
    [404, 'Not Found', /does not know it, or does not show it \(404\)/, /"issues: write"/],
    [
      410,
      'This issue was deleted',
      /was deleted, or that this part is switched off \(410\)/,
      /nothing to do/,
    ],
    [422, 'Validation Failed', /finds the request wrong \(422\)/, /Check/],
    [422, 'Validation Failed: body is too long', /too long \(422\)/, /65,536/],
  ])('is told in a sentence: %i %s', async (status, message, sentence, advice) => {
    thread.before = ({ method }) => (method === 'POST' ? refusal(status, message) : null);
    const error = await publisher(server)
      .publish(THREAD, draft('one'))
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'EnvironmentError', message: sentence, advice });
  });

  it('looks whether the issue is there before anything is written', async () => {
    thread.before = ({ path }) =>
      path === '/repos/o/r/issues/7' ? refusal(410, 'This issue was deleted') : null;
    await expect(publisher(server).publish(THREAD, draft('one'))).rejects.toThrow(/deleted/);
    expect(writes()).toEqual([]);
  });

  it('sends nothing that GitHub would find too long', async () => {
    const long = draft('one', { write: async () => 'word '.repeat(20_000) });
    await expect(publisher(server).publish(THREAD, long)).rejects.toThrow(
      /^the comment has 100,\d+ characters, and GitHub takes 65,000$/,
    );
    expect(writes()).toEqual([]);
  });

  it('sends no secrets', async () => {
    const token = `ghp_${'Ab3'.repeat(12)}`;
    await publisher(server).publish(THREAD, draft('one', { write: async () => `See ${token}.` }));
    expect(bodies()).toEqual([expect.stringMatching(/^See ‹.+ redacted›\.$/)]);
  });
});

describe('as whom we write', () => {
  it('is the viewer of GraphQL where the token of a run has no account', async () => {
    thread.before = ({ path }) =>
      path === '/user' ? refusal(403, 'Resource not accessible by integration') : null;
    server.add({
      method: 'POST',
      path: '/graphql',
      isDescribed: false,
      answer: () => ({ body: { data: { viewer: { login: 'github-actions[bot]' } } } }),
    });
    const { body } = await publisher(server).plan(THREAD, draft('one'));
    thread.write(body, 'github-actions', 'User');
    const { id } = thread.write(body, 'github-actions[bot]', 'Bot');
    await publisher(server).publish(THREAD, draft('two'));
    expect(writes().at(-1)).toBe(`PATCH /repos/o/r/issues/comments/${id}`);
  });
});
