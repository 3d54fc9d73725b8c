import type { Command } from '../command.js';
import {
  ACCESS_OPTIONS,
  CACHE_OPTIONS,
  CLONE_OPTIONS,
  COMMENT_OPTIONS,
  CONFIG_OPTION,
} from '../shared-options.js';

const WHAT = 'What to do:';
const OUTPUT = 'Output:';

/** `issue-audit respond`: what an event of GitHub Actions asks for. */
export const respond: Command = {
  usage: '',
  words: 0,
  options: {
    issue: {
      type: 'text',
      group: WHAT,
      describe: 'Number of the issue to audit, whatever the event',
      otherwise: 'what the event names',
    },
    audits: {
      type: 'text',
      group: WHAT,
      describe: 'Folder of audits that the run of a pull request left, to be posted there',
    },
    'closed-within': {
      type: 'text',
      group: WHAT,
      describe: 'For schedules and checks: issues closed within so many days',
      otherwise: '7; 1 after checks',
    },
    most: {
      type: 'text',
      group: WHAT,
      describe: 'For schedules and checks: so many issues at most',
      otherwise: '20',
    },
    'no-post': {
      type: 'flag',
      group: WHAT,
      describe: 'Write files and the summary of the run; post nothing',
    },
    at: { type: 'text', group: WHAT, describe: 'Revision: branch, tag or commit', otherwise: 'HEAD' },
    pattern: { type: 'list', group: WHAT, describe: 'What the issue left in the code' },
    reports: { type: 'list', group: WHAT, describe: 'Glob of test reports' },
    coverage: { type: 'list', group: WHAT, describe: 'Glob of coverage reports' },
    'fail-on': {
      type: 'text',
      group: OUTPUT,
      describe: 'End with exit code 1 at these: status[:grade], with commas between',
    },
    out: { type: 'text', group: OUTPUT, describe: 'Folder for the files', otherwise: 'out' },
    ...CLONE_OPTIONS,
    ...CONFIG_OPTION,
    ...COMMENT_OPTIONS,
    ...ACCESS_OPTIONS,
    ...CACHE_OPTIONS,
  },
  examples: [
    ['issue-audit respond', 'inside a workflow: audit the issue that was closed, or answer /audit'],
    ['issue-audit respond --issue 1184 --no-post', 'in any workflow: files, summary and outputs alone'],
    ['issue-audit respond --audits left', 'after the run of a pull request from a fork'],
  ],
  epilogue:
    'Reads GITHUB_EVENT_NAME, GITHUB_EVENT_PATH and GITHUB_REPOSITORY; writes GITHUB_OUTPUT and GITHUB_STEP_SUMMARY where they are set. Workflows that use it: docs/action.md.',
  async run(args, io) {
    const { runRespond } = await import('../run-respond.js');
    return runRespond(args, io);
  },
};
