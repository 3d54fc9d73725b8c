import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readResults } from '../../src/proof/test-results.js';

async function results(report: string, byTitle = false) {
  const folder = await mkdtemp(join(tmpdir(), 'results-'));
  const file = join(folder, 'report');
  await writeFile(file, report);
  const found = await readResults({
    files: [file],
    tree: '/tree',
    folder: '.',
    label: '',
    asked: ['test/a.test.js'],
    alone: null,
    byTitle,
  });
  return [...found.values()].map(({ name, outcome, isFrame }) => [name, outcome, isFrame]);
}

describe('the results of a run', () => {
  it('are tests, and not the file that holds them, passed or not', async () => {
    const tap = (word: string) =>
      `TAP version 14\n# Subtest: test/a.test.js\n    ${word} 1 - adds\n    1..1\n${word} 1 - test/a.test.js\n1..1\n`;
    expect(await results(tap('ok'))).toEqual([
      ['test/a.test.js > adds', 'passed', false],
      ['test/a.test.js', 'passed', true],
    ]);
    expect(await results(tap('not ok'))).toEqual([
      ['test/a.test.js > adds', 'failed', false],
      ['test/a.test.js', 'failed', true],
    ]);
  });

  it('are tests and not assertions, whose texts may differ from run to run', async () => {
    const tap =
      'TAP version 13\n# adds\nok 1 at port 4711\nnot ok 2 equal\n# takes away\nok 3 equal\nok 4 equal # SKIP\n1..4\n';
    expect(await results(tap, true)).toEqual([
      ['adds', 'failed', false],
      ['takes away', 'passed', false],
    ]);
  });

  it('are the file itself where it holds no tests', async () => {
    expect(await results('TAP version 14\nok 1 - test/a.test.js\n1..1\n')).toEqual([
      ['test/a.test.js', 'passed', false],
    ]);
  });
});
