import { ctrfJson } from './formats/ctrf-json.js';
import { cucumberJson } from './formats/cucumber-json.js';
import { dartJson } from './formats/dart-json.js';
import { goTestConsole } from './formats/go-test-console.js';
import { goTestJson } from './formats/go-test-json.js';
import { jestJson } from './formats/jest-json.js';
import { junitXml } from './formats/junit-xml.js';
import { libtestJson } from './formats/libtest-json.js';
import { mochaJson } from './formats/mocha-json.js';
import { playwrightJson } from './formats/playwright-json.js';
import { pytestConsole } from './formats/pytest-console.js';
import { pytestJsonReport } from './formats/pytest-json-report.js';
import { rspecJson } from './formats/rspec-json.js';
import { tap } from './formats/tap.js';
import type { ReportFormat } from './report-format.js';

/**
 * Every format that can be read. Where two recognise a line or a document, the earlier one reads it: `ok package 0.1s` is
 * a line of Go before it is one of TAP.
 */
export const REPORT_FORMATS: readonly ReportFormat[] = [
  junitXml,
  ctrfJson,
  playwrightJson,
  jestJson,
  mochaJson,
  pytestJsonReport,
  rspecJson,
  cucumberJson,
  goTestJson,
  libtestJson,
  dartJson,
  pytestConsole,
  goTestConsole,
  tap,
];
