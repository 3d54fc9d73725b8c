import type { Command, Options } from '../command.js';
import {
  CACHE_OPTIONS,
  CLONE_OPTIONS,
  COMMENT_OPTIONS,
  CONFIG_OPTION,
  JSON_OPTION,
  TRACKER_OPTIONS,
} from '../shared-options.js';

const LOOK = 'What to look at:';
const FOR = 'What to look for:';
const PROOF = 'Proof (runs code of the repository):';
const OUTPUT = 'Output:';

const OPTIONS: Options = {
  ...CLONE_OPTIONS,
  at: { type: 'text', group: LOOK, describe: 'Revision: branch, tag or commit', otherwise: 'HEAD' },
  from: {
    type: 'text',
    group: LOOK,
    describe: 'Render this audit.json again, without looking at the clone',
    excludes: {
      options: [
        'at',
        'repo',
        'pattern',
        'reports',
        'coverage',
        'issues',
        'online',
        'token-file',
        'api-url',
        'ca-file',
        'config',
        'cache-folder',
        'no-cache',
        'prove',
        'prove-at',
        'repeat',
      ],
      because: 'an audit that is read from a file has looked already',
    },
  },
  ...CONFIG_OPTION,
  ...TRACKER_OPTIONS,
  ...CACHE_OPTIONS,
  pattern: {
    type: 'list',
    group: FOR,
    describe:
      'What the issue left in the code: lang:pattern, re:expression, type:await-of-non-promise or "type:calls-to name"',
  },
  issues: {
    type: 'text',
    group: 'The issue tracker:',
    describe: 'JSON or JSONL file of exported issues, to read instead of asking the tracker',
  },
  reports: { type: 'list', group: FOR, describe: 'Glob of test reports' },
  coverage: {
    type: 'list',
    group: FOR,
    describe:
      'Glob of coverage reports (lcov, Cobertura, coverage.py JSON, Istanbul): were the fixed lines executed?',
  },
  prove: {
    type: 'flag',
    group: PROOF,
    describe: 'Run the tests of the issue with the fix and without it, in a folder of its own',
  },
  'prove-at': {
    type: 'list',
    group: PROOF,
    describe: 'Also run those that show the fix at this revision; includes --prove',
  },
  repeat: {
    type: 'text',
    group: PROOF,
    describe: 'How often each side runs, so that no flaky test proves anything',
    otherwise: '3',
  },
  compare: { type: 'text', group: FOR, describe: 'An earlier audit.json: say what has changed since' },
  'fail-on': {
    type: 'text',
    group: OUTPUT,
    describe: 'End with exit code 1 at these: status[:grade], with commas between',
  },
  out: { type: 'text', group: OUTPUT, describe: 'Folder for the files', otherwise: 'out' },
  format: {
    type: 'text',
    group: OUTPUT,
    describe: 'Which files to write',
    values: ['md', 'json', 'html', 'sarif'],
    separated: true,
    otherwise: 'md,json',
  },
  template: { type: 'text', group: OUTPUT, describe: 'Your own Handlebars file, or a folder of partials' },
  theme: {
    type: 'text',
    group: OUTPUT,
    describe: 'Your own CSS file for the page, after its style; docs/templates.md lists the properties',
  },
  watch: {
    type: 'flag',
    group: OUTPUT,
    describe: 'Render again whenever your template or style changes, until Ctrl-C',
    excludes: { options: ['json', 'stage', 'post'], because: 'it renders files, again and again' },
  },
  stage: {
    type: 'text',
    group: OUTPUT,
    describe: 'Print this stage as JSON and write no files',
    values: ['evidence', 'findings', 'verdict'],
    excludes: {
      options: ['out', 'format', 'template', 'theme', 'json', 'compare'],
      because: 'a stage is printed, and nothing else is',
    },
  },
  post: {
    type: 'flag',
    group: 'The issue tracker:',
    describe: 'Also post it as a comment under the issue, or bring the comment there up to date',
    excludes: {
      options: ['from', 'offline', 'stage', 'json'],
      because: 'it posts what it found just now; issue-audit post audit.json posts what was found before',
    },
  },
  ...COMMENT_OPTIONS,
  json: {
    ...(JSON_OPTION.json as Options[string]),
    excludes: {
      options: ['out', 'format', 'template', 'theme'],
      because: '--json prints, and writes no files',
    },
  },
};

/** `issue-audit <issue>`: the audit itself. */
export const audit: Command = {
  usage: '[issue]',
  words: 1,
  options: OPTIONS,
  examples: [
    ['issue-audit 1184', 'audit issue 1184 of the clone you are in'],
    ["issue-audit '#1184' --at v2.1.0", 'was it fixed in that release?'],
    ["issue-audit 1184 --pattern 'python:await get_manager($$$)'", 'also count what is left in the code'],
    ["issue-audit PROJ-123 --reports 'reports/**/*.xml'", 'with the outcome of its tests'],
    ['issue-audit 1184 --prove --prove-at HEAD', 'and run its tests, with the fix, without it, and now'],
    ['issue-audit 1184 --fail-on REGRESSED,RESOLVED:claimed', 'in a pipeline'],
    ['issue-audit 1184 --format html', 'a page that works from disk: out/issue-1184.html'],
    ['issue-audit --from out/issue-1184.json --template my.hbs', 'render it again, your way'],
    ['issue-audit 1184 --post', 'and tell it under the issue'],
    ['issue-audit 1184 --json | jq .verdict', 'for programs'],
  ],
  epilogue:
    'The issue: 1184, "#1184", GH-1184, owner/repo#1184, PROJ-123 or its URL; without one, that of the branch name (fix/1184-await).\nExit codes: 0 done, 1 --fail-on, 2 wrong input, 3 wrong environment, 4 defect of issue-audit, 130 interrupted.',
  async run(args, io) {
    const { runAuditCommand } = await import('../run-audit-command.js');
    return runAuditCommand(args, io);
  },
};
