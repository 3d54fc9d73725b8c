import type { Command } from '../command.js';
import {
  CACHE_OPTIONS,
  CLONE_OPTIONS,
  CONFIG_OPTION,
  JSON_OPTION,
  TRACKER_OPTIONS,
} from '../shared-options.js';

const LOOK = 'What to look at:';
const WHICH = 'Which issues:';
const OUTPUT = 'Output:';

/** `issue-audit board`: many issues on one static site. */
export const board: Command = {
  usage: '[folder…]',
  words: Number.POSITIVE_INFINITY,
  options: {
    ...CLONE_OPTIONS,
    at: { type: 'text', group: LOOK, describe: 'Revision: branch, tag or commit', otherwise: 'HEAD' },
    ...CONFIG_OPTION,
    issues: {
      type: 'text',
      group: LOOK,
      describe: 'JSON or JSONL file of exported issues, to read instead of asking the tracker',
    },
    full: {
      type: 'text',
      group: LOOK,
      describe: 'Which issues to audit in full, code and tests too; all others are told from commits',
      values: ['stated', 'decisions', 'all'],
      otherwise: 'stated: those whose patterns or tests the configuration names',
    },
    ...CACHE_OPTIONS,
    ...TRACKER_OPTIONS,
    since: {
      type: 'text',
      group: WHICH,
      describe: 'Only issues that were worked on since: 2025-09-14, or 90d, 12w, 6m, 1y',
      otherwise: 'all',
    },
    label: { type: 'list', group: WHICH, describe: 'Only issues that the tracker gives this label' },
    milestone: { type: 'text', group: WHICH, describe: 'Only issues of this milestone of the tracker' },
    out: { type: 'text', group: OUTPUT, describe: 'Folder for the site', otherwise: 'out/board' },
    theme: { type: 'text', group: OUTPUT, describe: 'Your own CSS file, put after the style of the pages' },
    history: {
      type: 'text',
      group: OUTPUT,
      describe: 'Folder where runs are kept, for what changed and for the trend',
      otherwise: 'history/ in the folder of the site',
    },
    json: {
      ...JSON_OPTION.json,
      excludes: { options: ['out', 'theme'], because: '--json prints, and writes no files' },
    } as Command['options'][string],
  },
  examples: [
    ['issue-audit board', 'every issue that the history names, as a site in out/board'],
    ['issue-audit board --since 90d --label bug --issues issues.json', 'bugs of the last quarter'],
    ['issue-audit board --full decisions', 'with a full audit of each issue that needs a decision'],
    ['issue-audit board team-a/out team-b/out --out site', 'audits of many repositories on one board'],
  ],
  epilogue:
    'Writes index.html, a page for each issue, board.json, board.csv and board.md (for a weekly post).\nWhat did not change since the last run is taken from it.\nPages of a private repository may be public once they are published: see docs/board.md.',
  async run(args, io) {
    const { runBoard } = await import('../board/run-board.js');
    return runBoard(args, io);
  },
};
