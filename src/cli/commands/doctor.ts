import type { Command } from '../command.js';
import { CLONE_OPTIONS, JSON_OPTION, TRACKER_OPTIONS } from '../shared-options.js';

const { online: _, offline: __, ...asking } = TRACKER_OPTIONS;

/** `issue-audit doctor`: is everything there that an audit needs? */
export const doctor: Command = {
  usage: '',
  words: 0,
  options: {
    ...CLONE_OPTIONS,
    ...JSON_OPTION,
    ...asking,
    offline: { type: 'flag', group: 'The issue tracker:', describe: 'Do not ask what a token may do' },
    'cache-folder': {
      type: 'text',
      group: 'What to look at:',
      describe: 'Where the cache lies',
      otherwise: 'your cache folder',
    },
  },
  examples: [
    ['issue-audit doctor', 'check this machine and the clone you are in'],
    ['issue-audit doctor --json', 'the same for programs'],
  ],
  epilogue: 'Exit codes: 0 an audit can be made, 3 something essential is missing.',
  async run(args, io) {
    const { runDoctor } = await import('../run-doctor.js');
    return runDoctor(args, io);
  },
};
