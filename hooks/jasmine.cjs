'use strict';
/*
 * A helper file for Jasmine, of every version since 2: what becomes of each spec is written as a CTRF report into the folder
 * ISSUE_AUDIT_REPORTS. Jasmine itself has no report of that kind.
 */
const fs = require('node:fs');
const path = require('node:path');

const STATUS = {
  passed: 'passed',
  failed: 'failed',
  pending: 'skipped',
  disabled: 'skipped',
  excluded: 'skipped',
};
const tests = [];
const suites = [];

function add(result, rawStatus) {
  const failed = result.failedExpectations || [];
  tests.push({
    name: result.description || '(outside of any spec)',
    suite: [...suites],
    status: STATUS[rawStatus] || 'other',
    rawStatus,
    duration: result.duration || 0,
    ...(result.filename ? { filePath: result.filename } : {}),
    ...(failed.length > 0
      ? {
          message: failed
            .map((one) => one.message)
            .join('\n')
            .slice(0, 4000),
        }
      : {}),
  });
}

jasmine.getEnv().addReporter({
  suiteStarted: (result) => suites.push(result.description),
  suiteDone: (result) => {
    if ((result.failedExpectations || []).length > 0) add(result, 'failed');
    suites.pop();
  },
  specDone: (result) => add(result, result.status),
  jasmineDone: (result) => {
    if (result && (result.failedExpectations || []).length > 0) add(result, 'failed');
    const results = { tool: { name: 'jasmine' }, summary: { tests: tests.length }, tests };
    fs.writeFileSync(
      path.join(process.env.ISSUE_AUDIT_REPORTS, `jasmine-${process.pid}.json`),
      JSON.stringify({ results }),
    );
  },
});
