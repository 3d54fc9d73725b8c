import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltRepository, RepositoryBuilder } from '../repository-builder.js';
import { checkText, measuredOf } from './check-text.js';

let built: BuiltRepository;
const at = (date: string) => ({ date, committerDate: date });
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  repo.commit({
    message: 'Add the hub',
    files: { 'app/hub.py': 'one = 1\n', 'app/store_adapter.py': 'two = 2\n', 'app/old.py': 'three = 3\n' },
  });
  repo.commit({
    message: 'Work on it\n\nFor issue-12.',
    ...at('2025-09-08T12:00:00Z'),
    files: { 'app/hub.py': 'one = 2\n', 'app/pool.py': 'four = 4\n' },
  });
  repo.commit({
    message: 'Close #12 and #13',
    ...at('2025-09-09T12:00:00Z'),
    files: { 'app/late.py': 'four = 4\n' },
  });
  repo.switchTo('side').commit({
    message: 'Make the relay',
    ...at('2025-09-10T12:00:00Z'),
    files: { 'app/relay.py': 'five = 5\n' },
  });
  repo.switchTo('main').commit({
    message: 'Queue things (#14)',
    ...at('2025-09-11T12:00:00Z'),
    files: { 'app/queue_of_hubs.py': 'six = 6\n', 'app/old.py': null },
  });
  repo.merge('side', { message: 'Merge branch side, for #12', ...at('2025-09-12T12:00:00Z') });
  repo.commit({
    message: 'Make a lamp for #13',
    ...at('2025-09-13T12:00:00Z'),
    files: { 'app/lamp.py': 'seven = 7\n', 'app/late.py': 'four = 5\n' },
  });
  built = await repo.build();
});
const contents = (...lines: string[]) =>
  measuredOf('commit-content', checkText(built.folder, lines.join('\n')));
const verdicts = async (...lines: string[]) => (await contents(...lines)).map((each) => each.split(':')[0]);

describe('what an issue is said to have done to a file', () => {
  it('is that of a commit that names the issue, however it does', async () => {
    expect(
      await verdicts(
        '- Issue #12 created `app/pool.py`',
        '- **Issue #13:** "Done" - Added `app/lamp.py`',
        '- Issue #12 added `app/relay.py`',
        '- Issue #12 changed `app/hub.py`',
      ),
    ).toEqual(['1 verified', '2 verified', '3 verified', '4 verified']);
  });

  it('is refuted where the file was there before, or none of its commits touched it', async () => {
    const [first, ...others] = await contents(
      '- Issue #12 created `app/hub.py`',
      '- **Issue #13:** "Done" - Added `app/relay.py`',
      '- Issue #13 added store adapters (more of them)',
    );
    expect(first).toMatch(
      /^1 refuted: added 2025-09-01 by [0-9a-f]{9} "Add the hub", whose message does not name #12$/,
    );
    expect(others.map((each) => each.slice(0, 18))).toEqual(['2 refuted: added 2', '3 refuted: added 2']);
  });

  it('is left open where a pull request, or nothing, may have been for the issue', async () => {
    expect(
      await verdicts(
        '- Issue #12 added `app/queue_of_hubs.py`',
        '- Issue #99 added `app/hub.py`',
        '- Issue #14 added `app/late.py`',
      ),
    ).toEqual(['1 not checkable', '2 not checkable', '3 refuted']);
  });

  it('is not read into what was before or after it, nor into another object', async () => {
    expect(
      await contents(
        '- Before #13 added `app/hub.py` it was slow',
        '- Issue #13 did not add `app/hub.py`',
        '- Issue #13 added hub things to `app/hub.py`',
        '- Issue #13 added `app/hub.py` support',
        '- Issue #13 should have added `app/hub.py`',
      ),
    ).toEqual([]);
  });
});
