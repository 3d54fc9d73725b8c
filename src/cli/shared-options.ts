import type { Options } from './command.js';

const group = 'Output:';

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
    group: 'What to look at:',
    describe: 'Folder of the git clone; bare ones work too',
    otherwise: 'the one around the current folder',
  },
};

/** For commands that print data. */
export const JSON_OPTION: Options = {
  json: { type: 'flag', group, describe: 'Print JSON and nothing else on standard output; write no files' },
};
