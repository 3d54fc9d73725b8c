import type { Command } from '../command.js';
import { JSON_OPTION } from '../shared-options.js';

/** `issue-audit open <issue>`: the page of an audit that was made before, in the browser. */
export const open: Command = {
  usage: '<issue>',
  words: 1,
  options: {
    out: { type: 'text', group: 'What to look at:', describe: 'Folder of the audit', otherwise: 'out' },
    theme: {
      type: 'text',
      group: 'Output:',
      describe: 'Your own CSS file; the page is rendered again with it',
    },
    ...JSON_OPTION,
  },
  examples: [
    ['issue-audit open 1184', 'show out/issue-1184.html'],
    ['issue-audit open PROJ-123 --out audits', 'from another folder'],
    ['issue-audit open 1184 --json', 'print where the page is, and open nothing'],
  ],
  epilogue:
    'Where only the JSON of the audit is there, or is newer than the page, the page is rendered from it first.\nWhere nothing can open a page, its path is printed.',
  async run(args, io) {
    const { runOpen } = await import('../run-open.js');
    return runOpen(args, io);
  },
};
