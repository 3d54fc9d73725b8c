import { describe, expect, it } from 'vitest';
import { releasesOf } from '../../src/audit/releases.js';
import type { Ref } from '../../src/clients/git/refs.js';
import type { HostRelease } from '../../src/domain/host-release.js';

const tag = (name: string, day = '01'): Ref => ({
  name,
  kind: 'tag',
  commit: 'c',
  date: `2025-01-${day}T00:00:00Z`,
});
const REFS = [
  tag('v1.1.0', '05'),
  tag('v1.0.0', '02'),
  tag('nightly-20250101', '03'),
  tag('core-v2.0.0', '04'),
  tag('stable', '06'),
];
const names = (...args: Parameters<typeof releasesOf>) => releasesOf(...args).tags.map((t) => t.name);

describe('releases', () => {
  it('are tags that look like one, oldest first, where nothing is configured', () => {
    expect(names(REFS, null, [])).toEqual(['v1.0.0', 'core-v2.0.0', 'v1.1.0']);
  });

  it('are what the configuration names, less what it ignores', () => {
    expect(names(REFS, { tags: ['v*', 'nightly-*'], paths: {}, ignore: ['nightly-*'] }, [])).toEqual([
      'v1.0.0',
      'v1.1.0',
    ]);
    expect(names(REFS, { tags: [], paths: {}, ignore: ['nightly-*', 'stable'] }, [])).toEqual([
      'v1.0.0',
      'core-v2.0.0',
      'v1.1.0',
    ]);
  });

  it('are those of the folder that the fix changed', () => {
    const rules = { tags: ['v*'], paths: { 'packages/core': ['core-v*'] }, ignore: [] };
    expect(names(REFS, rules, ['packages/core/src/a.ts'])).toEqual(['core-v2.0.0']);
    expect(names(REFS, rules, ['packages/core-extras/a.ts'])).toEqual(['v1.0.0', 'v1.1.0']);
  });

  it('are none with continuous delivery', () => {
    expect(releasesOf(REFS, 'none', [])).toEqual({ policy: 'none', tags: [] });
  });

  it('are dated as the host published them, and none while they are a draft', () => {
    const told = (tag: string, over: Partial<HostRelease> = {}): HostRelease => ({
      tag,
      url: null,
      isDraft: false,
      isPrerelease: false,
      createdAt: null,
      publishedAt: '2025-03-01T00:00:00Z',
      ...over,
    });
    const draft = { isDraft: true, publishedAt: null };
    const hosted = [told('v1.1.0', draft), told('core-v2.0.0', { isPrerelease: true }), told('v9.9.9')];
    expect(releasesOf(REFS, null, [], hosted).tags).toEqual([
      { name: 'v1.0.0', date: '2025-01-02T00:00:00Z' },
      { name: 'core-v2.0.0', date: '2025-03-01T00:00:00Z', host: { url: null, isPrerelease: true } },
    ]);
    // Somebody prepares the notes anew beside a release that is out.
    expect(names(REFS, null, [], [told('v1.1.0'), told('v1.1.0', draft)])).toContain('v1.1.0');
  });
});
