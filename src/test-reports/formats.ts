import { boostTest } from './formats/boost-test.js';
import { checkXml } from './formats/check-xml.js';
import { cpptestXml } from './formats/cpptest-xml.js';
import { cppunitXml } from './formats/cppunit-xml.js';
import { ctestXml } from './formats/ctest-xml.js';
import { ctrfJson } from './formats/ctrf-json.js';
import { cucumberJson } from './formats/cucumber-json.js';
import { cunitXml } from './formats/cunit-xml.js';
import { dartJson } from './formats/dart-json.js';
import { fpcunitXml } from './formats/fpcunit-xml.js';
import { goTestConsole } from './formats/go-test-console.js';
import { goTestJson } from './formats/go-test-json.js';
import { gtesterXml } from './formats/gtester-xml.js';
import { jestJson } from './formats/jest-json.js';
import { junitXml } from './formats/junit-xml.js';
import { libtestJson } from './formats/libtest-json.js';
import { mbunitXml } from './formats/mbunit-xml.js';
import { mochaJson } from './formats/mocha-json.js';
import { mochawesomeJson } from './formats/mochawesome-json.js';
import { nunitXml } from './formats/nunit-xml.js';
import { playwrightJson } from './formats/playwright-json.js';
import { pytestConsole } from './formats/pytest-console.js';
import { pytestJsonReport } from './formats/pytest-json-report.js';
import { qtestXml } from './formats/qtest-xml.js';
import { robotXml } from './formats/robot-xml.js';
import { rspecJson } from './formats/rspec-json.js';
import { tap } from './formats/tap.js';
import { testngXml } from './formats/testng-xml.js';
import { trx } from './formats/trx.js';
import { unittestCppXml } from './formats/unittest-cpp-xml.js';
import { valgrindXml } from './formats/valgrind-xml.js';
import { xunitNet } from './formats/xunit-net.js';
import type { ReportFormat } from './report-format.js';

/**
 * Every format that can be read. Where two recognise a line, a root element or a document, the earlier one reads it:
 * `ok package 0.1s` is a line of Go before it is one of TAP.
 */
export const REPORT_FORMATS: readonly ReportFormat[] = [
  junitXml,
  checkXml,
  trx,
  cppunitXml,
  nunitXml,
  xunitNet,
  testngXml,
  boostTest,
  cpptestXml,
  ctestXml,
  cunitXml,
  fpcunitXml,
  gtesterXml,
  mbunitXml,
  qtestXml,
  robotXml,
  unittestCppXml,
  valgrindXml,
  ctrfJson,
  playwrightJson,
  jestJson,
  mochaJson,
  mochawesomeJson,
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
