import type { Command } from '../command.js';
import { CLONE_OPTIONS, CONFIG_OPTION, JSON_OPTION } from '../shared-options.js';

/** `issue-audit pattern <commit>`: what did this fix change systematically? */
export const pattern: Command = {
  usage: '<fix commit…|a..b>',
  words: 50,
  options: {
    ...CLONE_OPTIONS,
    at: {
      type: 'text',
      group: 'What to look at:',
      describe: 'Revision to look for what is left at: branch, tag or commit',
      otherwise: 'HEAD',
    },
    ...CONFIG_OPTION,
    issue: {
      type: 'text',
      group: 'Output:',
      describe: 'Key for the configuration block',
      otherwise: 'the one issue that the message closes',
    },
    ...JSON_OPTION,
  },
  examples: [
    ['issue-audit pattern 1e43adc46', 'what a fix replaced, by what, and where else it stands'],
    [
      'issue-audit pattern 1e43adc46 8273798f5 --issue 1184',
      'a fix in two commits, and the block for its issue',
    ],
    ['issue-audit pattern 1e43adc46 --at v2.1.0', 'what it left behind in that release'],
    ['issue-audit pattern v1.2..v1.3 --json', 'all commits of a range, as one change'],
  ],
  epilogue:
    '"None" is an answer: an ordinary fix repeats no edit. An inferred pattern decides no status until you confirm it in the configuration.',
  async run(args, io) {
    const { runPattern } = await import('../run-pattern.js');
    return runPattern(args, io);
  },
};
