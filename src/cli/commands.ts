import type { Command } from './command.js';

/** A command’s name and description; the command itself is loaded only when it is asked for. */
export interface CommandEntry {
  readonly name: string;
  readonly describe: string;
  readonly load: () => Promise<Command>;
}

/** The command that runs when none is named. */
export const DEFAULT_COMMAND: CommandEntry = {
  name: 'audit',
  describe: 'Audit one issue: is it fixed, and why did it happen?',
  load: async () => (await import('./commands/audit.js')).audit,
};

/** Every command that is called by name, one line each; a test checks that none of the folder is missing. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'check',
    describe: 'Check the statements of a written audit against the repository',
    load: async () => (await import('./commands/check.js')).check,
  },
  {
    name: 'history',
    describe: 'Follow a pattern through history: who added it, who removed it, what is left',
    load: async () => (await import('./commands/history.js')).history,
  },
  {
    name: 'introduced',
    describe: 'Rank the commits that may have introduced what a commit fixed',
    load: async () => (await import('./commands/introduced.js')).introduced,
  },
  {
    name: 'pattern',
    describe: 'Infer the pattern that a fix replaced, and print the block that confirms it',
    load: async () => (await import('./commands/pattern.js')).pattern,
  },
  {
    name: 'status',
    describe: 'Tell the status of an issue at revisions, branches and tags, and its first release',
    load: async () => (await import('./commands/status.js')).status,
  },
  {
    name: 'list',
    describe: 'List all issues that the history names, with status and grade',
    load: async () => (await import('./commands/list.js')).list,
  },
  {
    name: 'board',
    describe: 'Put many issues on one page: what needs a decision, and what changed since the last run',
    load: async () => (await import('./commands/board.js')).board,
  },
  {
    name: 'post',
    describe: 'Post audits as comments under their issues, one each, kept up to date',
    load: async () => (await import('./commands/post.js')).post,
  },
  {
    name: 'respond',
    describe: 'Do what an event of GitHub Actions asks for: audit, post, answer',
    load: async () => (await import('./commands/respond.js')).respond,
  },
  {
    name: 'open',
    describe: 'Open the page of an audit that was made before',
    load: async () => (await import('./commands/open.js')).open,
  },
  {
    name: 'export',
    describe: 'Write issues of the tracker to a file, for audits without a network',
    load: async () => (await import('./commands/export.js')).exportCommand,
  },
  {
    name: 'cache',
    describe: 'Show what is kept between runs, or clear it',
    load: async () => (await import('./commands/cache.js')).cache,
  },
  {
    name: 'doctor',
    describe: 'Check what issue-audit needs, with a remedy for each problem',
    load: async () => (await import('./commands/doctor.js')).doctor,
  },
  {
    name: 'init',
    describe: 'Write a commented issue-audit.yml from what the repository holds',
    load: async () => (await import('./commands/init.js')).init,
  },
  {
    name: 'completion',
    describe: 'Print a script that completes commands and options in your shell',
    load: async () => (await import('./commands/completion.js')).completion,
  },
];
