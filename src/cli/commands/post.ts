import type { Command } from '../command.js';
import {
  ACCESS_OPTIONS,
  CLONE_OPTIONS,
  COMMENT_OPTIONS,
  CONFIG_OPTION,
  JSON_OPTION,
} from '../shared-options.js';

const WHERE = 'What to post, and where:';
const LOOK = 'What to look at:';

/** `issue-audit post <audit.json>`: the audit as a comment under its issue. */
export const post: Command = {
  usage: '<audit.json | folder>',
  words: 1,
  options: {
    issue: {
      type: 'text',
      group: WHERE,
      describe: 'Issue or pull request to comment on: owner/repo#12',
      otherwise: 'the audited issue',
    },
    at: {
      type: 'text',
      group: WHERE,
      describe: 'Refuse an audit unless it is of this revision; check a draft against it',
    },
    document: {
      type: 'text',
      group: WHERE,
      describe:
        'Post this draft with its checks, instead of an audit; - reads it from standard input. Refused with a refuted statement, a status that cannot be checked, or nothing to check',
      excludes: { options: ['from-fork', 'new-on-change', 'link'], because: 'those are about audits' },
    },
    board: {
      type: 'text',
      group: WHERE,
      describe: 'Post the table of this board.json, instead of an audit; under a pinned issue, say',
      excludes: {
        options: ['document', 'at', 'from-fork', 'new-on-change', 'link'],
        because: 'a board is posted as it was made',
      },
    },
    'dry-run': {
      type: 'flag',
      group: WHERE,
      describe: 'Print the comment that would be posted, and write nothing',
    },
    'from-fork': {
      type: 'flag',
      group: WHERE,
      describe: 'Say in the comment that a run of a pull request from a fork made the audit',
    },
    ...CLONE_OPTIONS,
    reports: {
      type: 'list',
      group: LOOK,
      describe: 'Of a draft: globs of test reports; without them no outcome of a test can be checked',
    },
    ...CONFIG_OPTION,
    ...COMMENT_OPTIONS,
    ...ACCESS_OPTIONS,
    ...JSON_OPTION,
  },
  examples: [
    ['issue-audit post out/issue-1184.json', 'comment on issue 1184, or bring the comment there up to date'],
    ['issue-audit post out/issue-1184.json --dry-run', 'look at the comment first'],
    ['issue-audit post out', 'every audit of a folder; run again after an interruption, it goes on'],
    ['issue-audit post out/issue-PROJ-123.json --issue owner/repo#12', 'an issue that is tracked elsewhere'],
    ['issue-audit post --document draft.md --issue owner/repo#12', 'a draft that somebody wrote, checked'],
    ['issue-audit post --document - --issue owner/repo#12 < draft.md', 'the same from a pipe'],
    ['issue-audit post --board out/board/board.json --issue owner/repo#1', 'the board, under a pinned issue'],
    ['issue-audit post out/issue-1184.json --at v2.1.0', 'only an audit of that release'],
  ],
  epilogue:
    'One comment per issue, known again by a hidden marker and by its author: updated in place, left alone when it says the same already. It takes a token with the permission "issues: write". More: docs/posting.md.',
  async run(args, io) {
    const { runPost } = await import('../run-post.js');
    return runPost(args, io);
  },
};
