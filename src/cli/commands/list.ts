import type { Command } from '../command.js';
import { CLONE_OPTIONS, CONFIG_OPTION, CSV_OPTION, ISSUES_OPTION, JSON_OPTION } from '../shared-options.js';

const LOOK = 'What to look at:';

/** `issue-audit list`: all issues that the history names. */
export const list: Command = {
  usage: '',
  words: 0,
  options: {
    ...CLONE_OPTIONS,
    at: { type: 'text', group: LOOK, describe: 'Revision: branch, tag or commit', otherwise: 'HEAD' },
    since: {
      type: 'text',
      group: LOOK,
      describe: 'Only issues that a commit since this date names: 2025-09-14',
    },
    label: {
      type: 'list',
      group: LOOK,
      describe: 'Only issues with this label; may be given several times, then with all of them',
    },
    milestone: {
      type: 'list',
      group: LOOK,
      describe: 'Only issues of this milestone; may be given several times, then of any of them',
    },
    ...ISSUES_OPTION,
    ...CONFIG_OPTION,
    status: {
      type: 'text',
      group: 'Output:',
      describe: 'Only these: status[:grade], with commas between',
    },
    ...JSON_OPTION,
    ...CSV_OPTION,
  },
  examples: [
    ['issue-audit list', 'every issue that the history names, newest number first'],
    ['issue-audit list --status REGRESSED,RESOLVED:claimed', 'those that need a look'],
    ['issue-audit list --since 2025-09-01 --at v2.1.0', 'what was worked on since, as of a release'],
    ['issue-audit list --issues issues.json --label bug --milestone v2', 'of these, by the tracker’s data'],
    ['issue-audit list --csv > issues.csv', 'for a spreadsheet'],
  ],
  epilogue:
    'One pass over the history, by the rules of an audit: messages, file names and change logs are weighed; code, tests and reverts that do not say so are not.\nLabels and milestones are known to the tracker alone: name an export of it, as `gh issue list --state all --json …` writes, or give a token (GITHUB_TOKEN, gh auth login). The status is that of the history all the same.',
  async run(args, io) {
    const { runList } = await import('../run-list.js');
    return runList(args, io);
  },
};
