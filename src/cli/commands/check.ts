import type { Command } from '../command.js';
import { CACHE_OPTIONS, CLONE_OPTIONS, CONFIG_OPTION, JSON_OPTION } from '../shared-options.js';

const LOOK = 'What to look at:';
const OUTPUT = 'Output:';
const FAIL = 'Exit code:';

/** `issue-audit check <document>`: which statements of a written audit are true? */
export const check: Command = {
  usage: '<document.md>',
  words: 1,
  options: {
    ...CLONE_OPTIONS,
    at: { type: 'text', group: LOOK, describe: 'Revision to check against', otherwise: 'HEAD' },
    stdin: {
      type: 'flag',
      group: LOOK,
      describe: 'Read the document from standard input; so does the name -',
    },
    reports: {
      type: 'list',
      group: LOOK,
      describe: 'Globs of test reports; without them no outcome of a test can be checked',
    },
    ...CONFIG_OPTION,
    ...CACHE_OPTIONS,
    all: { type: 'flag', group: OUTPUT, describe: 'Show verified statements, too' },
    markdown: {
      type: 'flag',
      group: OUTPUT,
      describe: 'Print a markdown table with footnotes',
      excludes: { options: ['json'], because: 'one run prints one format' },
    },
    html: {
      type: 'flag',
      group: OUTPUT,
      describe: 'Print a page of one file',
      excludes: { options: ['json', 'markdown'], because: 'one run prints one format' },
    },
    ...JSON_OPTION,
    'fail-on': {
      type: 'text',
      group: FAIL,
      describe: 'End with 1 when there is one of these',
      values: ['refuted', 'unchecked-status', 'not-checkable'],
      separated: true,
    },
    'min-verified': { type: 'text', group: FAIL, describe: 'End with 1 when fewer statements were verified' },
  },
  examples: [
    ['issue-audit check status.md', 'against HEAD'],
    ['issue-audit check status.md --at v2.1.0 --all', 'as of a release, verified ones too'],
    ['issue-audit check - --fail-on refuted --json < draft.md', 'a bot checks its own draft'],
    ["issue-audit check status.md --reports 'build/**/*.xml'", 'with the outcome of its tests'],
  ],
  epilogue:
    'Nothing of the document or of the repository is run. A document without one checkable statement ends with 1: it was not checked. docs/checking-documents.md tells every kind of statement and what each verdict means.',
  async run(args, io) {
    const { runCheck } = await import('../run-check.js');
    return runCheck(args, io);
  },
};
