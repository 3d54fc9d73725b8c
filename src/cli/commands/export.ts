import type { Command } from '../command.js';
import { CLONE_OPTIONS, CONFIG_OPTION, TRACKER_OPTIONS } from '../shared-options.js';

const { offline: _, ...asking } = TRACKER_OPTIONS;

/** `issue-audit export <issue…>`: takes issues along for where no network is. */
export const exportCommand: Command = {
  usage: '<issue…>',
  words: Number.POSITIVE_INFINITY,
  options: {
    ...CLONE_OPTIONS,
    ...CONFIG_OPTION,
    ...asking,
    out: {
      type: 'text',
      group: 'Output:',
      describe: 'File to write, one issue a line',
      otherwise: 'standard output',
    },
  },
  examples: [
    ['issue-audit export 1184 1190 --out issues.jsonl', 'take two issues along'],
    ['issue-audit 1184 --issues issues.jsonl', 'audit with them, without a network'],
  ],
  epilogue:
    'Everything that an audit asks the tracker about an issue: text, labels, state, timeline, comments, pull requests with reviews; and what the repository has released.\nThe text is that of the tracker, with secrets of well-known forms taken out.',
  async run(args, io) {
    const { runExport } = await import('../run-export.js');
    return runExport(args, io);
  },
};
