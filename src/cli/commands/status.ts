import type { Command } from '../command.js';
import {
  CLONE_OPTIONS,
  CONFIG_OPTION,
  ISSUES_OPTION,
  JSON_OPTION,
  TRACKER_OPTIONS,
} from '../shared-options.js';

const LOOK = 'What to look at:';

/** `issue-audit status <issue>`: is it fixed here, and there? */
export const status: Command = {
  usage: '[issue]',
  words: 1,
  options: {
    ...CLONE_OPTIONS,
    at: {
      type: 'list',
      group: LOOK,
      describe: 'Revision: branch, tag or commit; may be given several times',
      otherwise: 'HEAD',
    },
    branches: { type: 'flag', group: LOOK, describe: 'Also every branch, of the remotes too' },
    tags: { type: 'flag', group: LOOK, describe: 'Also every tag, oldest first' },
    ...ISSUES_OPTION,
    ...TRACKER_OPTIONS,
    ...CONFIG_OPTION,
    ...JSON_OPTION,
  },
  examples: [
    ['issue-audit status 1184', 'is it fixed in what is checked out, and since which release?'],
    ['issue-audit status 1184 --at v2.0.0 --at v2.1.0', 'in these two?'],
    ['issue-audit status 1184 --branches', 'which branches lack the fix?'],
    ['issue-audit status PROJ-123 --tags --json', 'every tag, for programs'],
  ],
  epilogue:
    'By the rules of an audit, from commits and from what the issue tracker says (an export, or GitHub where there is a token); patterns and test reports are weighed by `issue-audit <issue>`.\nWhich tags are releases is set by "releases" in the configuration; else every tag with a digit that is no nightly or the like.',
  async run(args, io) {
    const { runStatus } = await import('../run-status.js');
    return runStatus(args, io);
  },
};
