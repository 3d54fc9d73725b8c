import assert from 'node:assert/strict';
import { testOfContext } from '../../../src/audit/test-of-context.js';
import { unzipReports } from '../../../src/clients/github/unzip-reports.js';
import { ReportPaths } from '../../../src/collectors/report-paths.js';
import { readCoverage } from '../../../src/test-reports/coverage/read-coverage.js';
import { declaredBy } from '../../../src/test-reports/declared-keys.js';
import { clockMs, durationMs } from '../../../src/test-reports/durations.js';
import { isGoEvent, isGoLine } from '../../../src/test-reports/go-test-reader.js';
import { plainLine } from '../../../src/test-reports/plain-line.js';
import { restoreAmpersands } from '../../../src/test-reports/prepare-xml.js';
import { pytestPlace } from '../../../src/test-reports/pytest-id.js';
import { pytestLine, pytestSummaryLine } from '../../../src/test-reports/pytest-lines.js';
import { isoTime } from '../../../src/test-reports/report-time.js';
import { tapLine, tapPoint } from '../../../src/test-reports/tap-lines.js';
import type { ForeignParser } from '../foreign-parser.js';

const COVERAGE = [
  'TN:\n',
  'SF:src/a.js\n',
  'DA:1,2\n',
  'DA:-1,x\n',
  'end_of_record\n',
  '<coverage line-rate="1">',
  '<sources><source>/ci</source></sources>',
  '<class filename="a.py">',
  '<line number="1" hits="2"/>',
  '</class></coverage>',
  '<!ENTITY x SYSTEM "y">',
  '{"meta":{},"files":{"a.py":{"executed_lines":[1,null],"contexts":{"1":["t",2]}}}}',
  '{"a.js":{"statementMap":{"0":{"start":{"line":1}},"1":3},"s":{"0":1}}}',
  '{"__proto__":{"statementMap":{},"s":{}}}',
  '\0',
  '\n',
];

export const OF_REPORTS: readonly ForeignParser[] = [
  {
    name: 'coverage reports',
    pieces: COVERAGE,
    read: (text) => {
      let rejected = 0;
      const reader = readCoverage({
        file: () => (line) => assert.ok(line > 0),
        problem: () => undefined,
        reject: () => {
          rejected += 1;
        },
        writtenAt: () => undefined,
      });
      reader.write(text.slice(0, 20));
      reader.write(text.slice(20));
      if (reader.end() === null) assert.ok(rejected > 0);
    },
  },
  {
    name: 'names of files and tests in coverage reports',
    pieces: ['/', '\\', '..', 'C:', 'file://', 'src', 'a.py', '.', '::', '|run', '[', ']', 'test_a'],
    read: (text) => {
      const files = new ReportPaths(['src/a.py', 'test/test_a.py'], '/work');
      assert.ok([undefined, 'src/a.py', 'test/test_a.py'].includes(files.find([text], 'src')?.path));
      return testOfContext([], ['src/a.py', 'test/test_a.py'])(text);
    },
  },
  {
    name: 'archives of reports',
    pieces: [
      'PK\u0003\u0004',
      'PK\u0001\u0002',
      'PK\u0005\u0006',
      '\0\0',
      '\u0008',
      'a.xml',
      '../b.xml',
      '\xff\xff',
    ],
    read: (text) => {
      for (const { path } of unzipReports(Buffer.from(text, 'latin1')).files)
        assert.doesNotMatch(path, /^[/\\]|\.\.\//);
    },
  },
  {
    name: 'lines of console reports',
    pieces: [
      'ok ',
      'not ',
      '1',
      '..',
      ' # ',
      'TODO',
      'SKIP',
      'time=',
      '\\#',
      ' - ',
      '{',
      '--- FAIL: ',
      '=== RUN ',
      '(0.1s)',
      'FAIL\tp\t',
      'a.py::t',
      '[',
      ']',
      ' PASSED',
      '....F',
      ' [100%]',
      '===',
      '___',
      '\u001b[31m',
      '\u001b]8;;',
      '\u0007',
      '2020-01-01T00:00:00.0Z ',
    ],
    read: (text) => {
      const line = plainLine(text);
      const { suite, file } = pytestPlace(line);
      assert.ok(file.length + suite.join('').length <= line.length);
      return [
        tapLine(line),
        tapPoint(line),
        pytestLine(line),
        pytestSummaryLine(line),
        isGoEvent(line),
        isGoLine(text),
      ];
    },
  },
  {
    name: 'values in test reports',
    pieces: [
      '1',
      '0',
      '.',
      ',',
      ':',
      '-',
      'NaN',
      'ms',
      's',
      'e',
      '2020-01-01',
      'T',
      'Z',
      '+01:00',
      '&',
      '&amp;',
      '&#x1;',
      '#',
      'PROJ-7',
      'µ',
      ' ',
    ],
    read: (text) => {
      for (const time of [durationMs(text), clockMs(text)]) assert.ok(time === null || time >= 0);
      const iso = isoTime(text);
      assert.ok(iso === null || /^[+-]?\d{4,6}-\d\d-\d\dT/.test(iso), String(iso));
      return [restoreAmpersands(text), declaredBy('issue', text), declaredBy('tags', text)];
    },
  },
];
