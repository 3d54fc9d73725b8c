import { beforeAll, describe, expect, it } from 'vitest';
import { checkText, told } from './check-text.js';
import { serviceRepository } from './repository.js';

let repository: Awaited<ReturnType<typeof serviceRepository>>;
beforeAll(async () => {
  repository = await serviceRepository();
});

const check = (...lines: string[]) => checkText(repository.built.folder, lines.join('\n'));
const short = (commit: { hash: string }) => commit.hash.slice(0, 9);

describe('lines beside a commit', () => {
  it('are those of that commit, or of what it changed', async () => {
    const { first } = repository;
    const { claims } = await check(
      `- \`${short(first)}\` of 2025-09-01, \`feat(hub): add the hub of connections\`, added it (\`app/hub.py:10\`)`,
      `- \`${short(first)}\`: \`async def get_hub\` stands at \`app/hub.py:10\``,
      '- `async def get_hub` stands at `app/hub.py:10`',
      `- \`${short(first)}\`: \`async def lose_hub\` stands at \`app/hub.py:10\``,
    );
    expect(told(claims, 'line-reference')).toEqual([
      '1 line-reference verified',
      '2 line-reference verified',
      '3 line-reference refuted',
      '4 line-reference refuted',
    ]);
    const then = claims.find(({ line, kind }) => line === 2 && kind === 'line-reference');
    expect(then?.scope).toBe(`app/hub.py at ${short(first)}`);
  });

  it('that it changed are no length of a file', async () => {
    const { claims } = await check(
      `\`${short(repository.fix)}\` was the last to change 1 of the 20 lines of code in \`app/hub.py\`.`,
    );
    expect(told(claims, 'line-count')).toEqual([]);
  });
});

describe('a quoted message', () => {
  it('in the brackets behind a hash names the commit; elsewhere it is a claim of what the commit holds', async () => {
    const hash = short(repository.claimed);
    const subject = 'Fix: remove awaits of get_hub - 3 fixes across 3 files (fixes #12)';
    const { claims } = await check(
      `- \`${hash}\` ("${subject}") is taken for a fix of #12`,
      `- \`${hash}\` (2025-09-01, "${subject}") changed 1 file`,
      `- The work: commit "${subject}"`,
    );
    expect(told(claims, 'commit-content')).toEqual(['3 commit-content refuted']);
  });

  it('tells of no outcome of tests, and a sentence about a commit is no subject', async () => {
    const { claims } = await check(
      `- \`${short(repository.fix)}\` ("fix: resolve test failures of the hub")`,
      `- \`${short(repository.fix)}\`: a closing keyword names the issue.`,
    );
    expect(told(claims, 'test-outcome')).toEqual([]);
    expect(told(claims, 'commit').filter((each) => each.startsWith('2'))).toEqual(['2 commit verified']);
  });
});

describe('numbers of commits', () => {
  it('are about something, or the whole history, or nothing', async () => {
    const { claims } = await check(
      '- The revision builds on 4 commits since July.',
      '- and 5 less likely commits',
      '- 2+ commits about `get_hub`',
    );
    expect(told(claims, 'commit-count')).toEqual(['1 commit-count verified', '3 commit-count verified']);
  });
});

describe('files of tests', () => {
  it('are no tests', async () => {
    const { claims } = await check('The change for #12 touches 46 files of tests.');
    expect(told(claims, 'test-count')).toEqual([]);
  });
});

describe('files that a commit changed', () => {
  it('may be gone since, and were there', async () => {
    const { claims } = await check(
      `- \`${short(repository.first)}\` added \`app/old_hub.py\``,
      '- The fix changes tests: `app/old_hub.py`',
      '- `app/old_hub.py` is read',
      '- The fix changes tests: `app/never_hub.py`',
    );
    expect(told(claims, 'path')).toEqual([
      '1 path verified',
      '2 path verified',
      '3 path refuted',
      '4 path refuted',
    ]);
    expect(claims.find(({ line, kind }) => line === 1 && kind === 'path')).toMatchObject({
      statement: 'app/old_hub.py is or was a file',
      measured: expect.stringMatching(/^was there until [0-9a-f]{9} of 2025-09-01$/),
    });
  });
});

describe('a message of one word', () => {
  it('behind a hash and its date is no text of a file', async () => {
    const { claims } = await check(
      `- \`${short(repository.fix)}\` of 2025-09-01 10:00 +00:00, \`misc\`: was the last to change \`app/hub.py:3\``,
      '- Introduced by `491969941` of 2013-07-18, `misc_changes`: changed `app/hub.py:3`',
    );
    expect(told(claims, 'line-reference')).toEqual([
      '1 line-reference verified',
      '2 line-reference verified',
    ]);
  });
});

describe('a quoted message with a place for a number', () => {
  it('is found by its words, whatever the case, the marks between them and the number', async () => {
    const { claims } = await check(
      '- The work: commit "3 FIXES, across 3 files: fixes #XXXXXXXX"',
      '- The work: commit "3 FIXES, across 4 files: fixes #XXXXXXXX"',
    );
    expect(told(claims, 'commit')).toEqual(['1 commit verified', '2 commit not checkable']);
  });
});
