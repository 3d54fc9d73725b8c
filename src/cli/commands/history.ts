import type { Command } from '../command.js';
import { CACHE_OPTIONS, CLONE_OPTIONS, CONFIG_OPTION, CSV_OPTION, JSON_OPTION } from '../shared-options.js';

const LOOK = 'What to look at:';

/** `issue-audit history <pattern>`: who added and who removed it. */
export const history: Command = {
  usage: '<lang:pattern>',
  words: 1,
  options: {
    ...CLONE_OPTIONS,
    at: { type: 'text', group: LOOK, describe: 'Revision: branch, tag or commit', otherwise: 'HEAD' },
    since: { type: 'text', group: LOOK, describe: 'Sum up commits before this date: 2025-09-14' },
    path: { type: 'text', group: LOOK, describe: 'Only files below this folder, or matching this glob' },
    ...CONFIG_OPTION,
    ...CACHE_OPTIONS,
    all: { type: 'flag', group: 'Output:', describe: 'Show every commit, not only those that stand out' },
    ...JSON_OPTION,
    ...CSV_OPTION,
  },
  examples: [
    ["issue-audit history 'python:await get_manager($$$)'", 'who brought it in, who took it out'],
    ["issue-audit history 'js:new Buffer($A)' --at v2.0.0 --path lib", 'one folder, as of a release'],
    ["issue-audit history 're:/TODO\\(1184\\)/' --since 2025-09-01 --all", 'text, every commit since a day'],
    ["issue-audit history 'go:defer $F()' --csv > history.csv", 'for a spreadsheet'],
  ],
  epilogue:
    'Production: code that users run. Elsewhere: tests, docs, generated, vendored and backup files.\nTotal: occurrences in that commit’s own files, and how many of them are in production.\nA merge only balances what two lines of history both did; it is never a fix nor a regression.',
  async run(args, io) {
    const { runHistory } = await import('../run-history.js');
    return runHistory(args, io);
  },
};
