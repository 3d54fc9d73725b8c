import type { Command } from '../command.js';
import { CACHE_OPTIONS, CLONE_OPTIONS, CONFIG_OPTION, JSON_OPTION } from '../shared-options.js';

const LOOK = 'What to look at:';

/** `issue-audit introduced <fix>`: which commit introduced what was fixed? */
export const introduced: Command = {
  usage: '<fix commit…|a..b|path:line@rev>',
  words: 50,
  options: {
    ...CLONE_OPTIONS,
    reported: {
      type: 'text',
      group: LOOK,
      describe: 'When the issue was reported: later commits cannot have introduced it',
    },
    without: { type: 'text', group: LOOK, describe: 'Rules to leave out, with commas between' },
    pattern: {
      type: 'list',
      group: LOOK,
      describe: 'What the fix removed, as lang:pattern: its history and contract changes count, too',
    },
    ...CONFIG_OPTION,
    ...CACHE_OPTIONS,
    top: {
      type: 'text',
      group: 'Output:',
      describe: 'Show so many candidates, 1 to 10',
      otherwise: '3; with --json all',
    },
    ...JSON_OPTION,
  },
  examples: [
    ['issue-audit introduced 1e43adc46', 'of one fix'],
    ['issue-audit introduced v1.2..v1.3 --reported 2025-09-14', 'of all commits of a range'],
    ['issue-audit introduced src/login.py:40@v1.2', 'who brought a line in, by the same rules'],
    [
      "issue-audit introduced 1e43adc46 --pattern 'python:await get_manager($$$)'",
      'also by what the code shows',
    ],
    ['issue-audit introduced HEAD --without age,few-files --top 5', 'leave two rules out'],
  ],
  epilogue:
    'Nothing after the fix is read. "introduced by" and "probably" are bars measured on real fixes, "not established" is below them; docs/introducing.md has rules, figures and limits.',
  async run(args, io) {
    const { runIntroduced } = await import('../run-introduced.js');
    return runIntroduced(args, io);
  },
};
