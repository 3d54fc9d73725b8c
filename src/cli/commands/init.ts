import type { Command } from '../command.js';
import { CLONE_OPTIONS } from '../shared-options.js';

/** `issue-audit init`: a configuration to start from. */
export const init: Command = {
  usage: '',
  words: 0,
  options: {
    ...CLONE_OPTIONS,
    force: {
      type: 'flag',
      letter: 'f',
      group: 'Output:',
      describe: 'Overwrite an issue-audit.yml that is there',
    },
    print: { type: 'flag', group: 'Output:', describe: 'Print it and write nothing' },
  },
  examples: [
    ['issue-audit init', 'write issue-audit.yml at the root of the repository'],
    ['issue-audit init --print', 'only look at it'],
  ],
  async run(args, io) {
    const { runInit } = await import('../run-init.js');
    return runInit(args, io);
  },
};
