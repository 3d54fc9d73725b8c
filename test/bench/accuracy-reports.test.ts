import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { measureReports } from '../../bench/accuracy-reports.js';

const HEADER = 'file,repo,path,format,tests,passed,failed,errors,skipped,expect,oracle,note,licence';
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function casesDir(rows: readonly string[], files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'accuracy-'));
  folders.push(folder);
  mkdirSync(join(folder, 'test-reports'));
  writeFileSync(join(folder, 'test-reports', 'expected.csv'), [HEADER, ...rows].join('\n'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'test-reports', name), text);
  return folder;
}

const JUNIT = '<testsuite><testcase name="a"/><testcase name="b"><error/></testcase></testsuite>';

describe('the accuracy of the readers', () => {
  it('counts exact, wrong, rejected and contested rows', async () => {
    const folder = casesDir(
      [
        'a.xml,r,p,junit,2,1,0,1,0,counts,o,,MIT',
        'a.xml,r,p,junit,2,1,1,,0,counts,o,failed includes errors,MIT',
        'a.xml,r,p,junit,9,1,0,1,0,counts,o,,MIT',
        'a.xml,r,p,junit,9,,,,,counts,o,contested: projects count differently,MIT',
        'b.xml,r,p,junit,,,,,,reject,o,,MIT',
        'a.xml,r,p,junit,,,,,,reject,o,,MIT',
        'c.xml,r,p,junit,1,1,0,0,0,counts,o,,MIT',
      ],
      { 'a.xml': JUNIT, 'b.xml': JUNIT.slice(0, -5) },
    );
    const measured = await measureReports(folder);
    expect(measured).toMatchObject({ rows: 6, exact: 3, contested: 1, contestedExact: 0, crashed: 1 });
    expect(measured.text).toContain('Test reports: 3 of 6 rows exact (50.0 %), 1 crashed');
    expect(measured.text).toContain('tests 2 for 9');
  });

  it('counts TAP as tap-parser does where that is the oracle', async () => {
    const folder = casesDir(['a.tap,r,p,tap,2,1,2,,1,counts,tap-snapshots FinalResults,,MIT'], {
      'a.tap': 'TAP version 13\n    ok 1 - child\nok 1 # SKIP\nnot ok 1 # TODO\n1..2\n',
    });
    expect((await measureReports(folder)).exact).toBe(1);
  });
});
