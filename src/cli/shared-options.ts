import type { Options } from './command.js';

const group = 'Output:';
const LOOK = 'What to look at:';

/** Options of every command. */
export const GLOBAL_OPTIONS: Options = {
  quiet: { type: 'flag', letter: 'q', group, describe: 'Print nothing but results and errors' },
  verbose: {
    type: 'flag',
    group,
    describe: 'Also print what starts, and what an error of the system came from',
    excludes: { options: ['quiet'], because: 'one asks for more lines, the other for none' },
  },
  'no-color': { type: 'flag', group, describe: 'No colours; NO_COLOR and FORCE_COLOR work too' },
  help: { type: 'flag', letter: 'h', group: 'About:', describe: 'Show this help' },
  version: { type: 'flag', letter: 'V', group: 'About:', describe: 'Show the version' },
};

/** For commands that look at a clone. */
export const CLONE_OPTIONS: Options = {
  repo: {
    type: 'text',
    group: LOOK,
    describe: 'Folder of the git clone; bare ones work too',
    otherwise: 'the one around the current folder',
  },
};

/** For commands that print data. */
export const JSON_OPTION: Options = {
  json: { type: 'flag', group, describe: 'Print JSON and nothing else on standard output; write no files' },
};

const TRACKER = 'The issue tracker:';

/** For commands that talk to GitHub. */
export const ACCESS_OPTIONS: Options = {
  'token-file': {
    type: 'text',
    group: TRACKER,
    describe: 'File that holds a token',
    otherwise: 'GITHUB_TOKEN, GH_TOKEN or the login of gh',
  },
  'api-url': {
    type: 'text',
    group: TRACKER,
    describe: 'Address of GitHub’s interface, for Enterprise: https://host/api/v3',
    otherwise: 'GITHUB_API_URL or that of github.com',
  },
  'ca-file': {
    type: 'text',
    group: TRACKER,
    describe: 'PEM file of certificate authorities to trust, too',
  },
};

/** For commands that may ask GitHub, and do without. */
export const TRACKER_OPTIONS: Options = {
  ...ACCESS_OPTIONS,
  online: { type: 'flag', group: TRACKER, describe: 'Ask it even without a token (60 requests an hour)' },
  offline: {
    type: 'flag',
    group: TRACKER,
    describe: 'Ask nothing over the network',
    excludes: { options: ['online'], because: 'one asks, the other does not' },
  },
};

/** For commands that read the configuration. */
export const CONFIG_OPTION: Options = {
  config: {
    type: 'text',
    group: LOOK,
    describe: 'Configuration file',
    otherwise: 'issue-audit.yml at the root',
  },
};

/** For commands that may read issues from a file. */
export const ISSUES_OPTION: Options = {
  issues: {
    type: 'text',
    group: LOOK,
    describe: 'JSON or JSONL file of exported issues: titles, labels, states, links',
  },
};

/** For commands that keep results between runs. */
export const CACHE_OPTIONS: Options = {
  'no-cache': {
    type: 'flag',
    group: LOOK,
    describe: 'Neither read nor write the cache',
    excludes: { options: ['cache-folder'], because: 'without a cache its folder has no use' },
  },
  'cache-folder': {
    type: 'text',
    group: LOOK,
    describe: 'Where the cache lies',
    otherwise: 'your cache folder',
  },
};

/** For commands that print a table. */
export const CSV_OPTION: Options = {
  csv: {
    type: 'flag',
    group,
    describe: 'Print CSV (RFC 4180) and nothing else on standard output; write no files',
    excludes: { options: ['json'], because: 'one run prints one format' },
  },
};

/** For commands that write comments. */
export const COMMENT_OPTIONS: Options = {
  'new-on-change': {
    type: 'flag',
    group: TRACKER,
    describe:
      'Put a new comment in the place of the old one when the status changed, so that people are told',
  },
  link: {
    type: 'text',
    group: TRACKER,
    describe: 'Web address of the whole audit, for the comment',
    otherwise: 'the run, inside GitHub Actions',
  },
};
