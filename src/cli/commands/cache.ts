import type { Command } from '../command.js';
import { JSON_OPTION } from '../shared-options.js';

/** `issue-audit cache [clear]`: what is kept between runs. */
export const cache: Command = {
  usage: '[clear]',
  words: 1,
  options: {
    'cache-folder': {
      type: 'text',
      group: 'What to look at:',
      describe: 'Where the cache lies',
      otherwise: 'your cache folder',
    },
    ...JSON_OPTION,
  },
  examples: [
    ['issue-audit cache', 'where it lies, how many files, how large'],
    ['issue-audit cache clear', 'remove what it holds, and nothing else'],
  ],
  epilogue:
    'The cache holds what commits changed, which words stand in which versions of files, and what patterns and searches found there. Without it an audit says the same, only later.\nOnly files of issue-audit are ever counted or removed; the folder itself stays.',
  async run(args, io) {
    const { runCache } = await import('../run-cache.js');
    return runCache(args, io);
  },
};
