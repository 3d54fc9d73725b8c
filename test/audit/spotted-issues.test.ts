import { beforeEach, describe, expect, it } from 'vitest';
import { SpottedIssues } from '../../src/audit/spotted-issues.js';
import { DiskCache } from '../../src/clients/cache/disk-cache.js';
import { temporaryFolder } from '../repository-builder.js';

let cache: DiskCache;
beforeEach(async () => {
  cache = new DiskCache(await temporaryFolder('spotted-issues'));
});

/** Looks at all that is wanted of some files, given by their path and text; the text is their id, too. */
async function look(asked: readonly string[], files: Readonly<Record<string, string>>) {
  const spotted = await SpottedIssues.open(
    cache,
    asked,
    Object.entries(files).map(([path, text]) => ({ path, oid: text })),
  );
  const read = Object.keys(files).filter((path) => spotted.wants(path));
  for (const path of read) spotted.look([path], Buffer.from(files[path] ?? ''), files[path] ?? '');
  await spotted.keep();
  return { read, named: asked.map((issue) => [...spotted.naming(issue)]) };
}

const ONE = '// issue #12';
const TWO = '// issue #34 and issue #12';

describe('files that name issues', () => {
  it('are looked at once, however many revisions hold them', async () => {
    expect(await look(['12'], { a: ONE, b: 'nothing' })).toEqual({ read: ['a', 'b'], named: [[ONE]] });
    expect(await look(['12'], { a: ONE, b: TWO })).toEqual({ read: ['b'], named: [[ONE, TWO]] });
    expect(await look(['12'], { a: ONE, c: TWO })).toEqual({ read: [], named: [[ONE, TWO]] });
  });

  it('are looked at again for an issue that nobody asked about before, and then for none of both', async () => {
    await look(['12'], { a: ONE, b: TWO });
    expect(await look(['34'], { a: ONE, b: TWO })).toEqual({ read: ['a', 'b'], named: [[TWO]] });
    expect(await look(['12', '34'], { a: ONE, b: TWO })).toEqual({ read: [], named: [[ONE, TWO], [TWO]] });
  });

  it('are all looked at where nothing is kept', async () => {
    const spotted = await SpottedIssues.open(undefined, ['12'], [{ path: 'a', oid: ONE }]);
    expect(spotted.wants('a')).toBe(true);
    spotted.look(['a'], Buffer.from(ONE), ONE);
    await spotted.keep();
    expect([...spotted.naming('12')]).toEqual([ONE]);
  });
});
