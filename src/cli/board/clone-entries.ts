import type { JudgingPlan, KeptRun, PageSink } from '../../audit/board/judge-issues.js';
import { boardOfClone } from '../../audit/board.js';
import { cacheFolderOf } from '../cache-folder.js';
import type { Arguments } from '../command.js';
import { accessOptions } from '../comment-options.js';
import type { Io } from '../io.js';
import { progressFor } from '../progress.js';
import type { BoardPlan, FoundEntries } from './board-plan.js';

/** Judges the issues of the clone that the options name. */
export async function entriesOfClone(
  { since, scope }: BoardPlan,
  args: Arguments,
  io: Io,
  { last, pages }: { last: KeptRun | null; pages: PageSink },
): Promise<FoundEntries> {
  const progress = progressFor(io, {
    quiet: args.flag('quiet'),
    verbose: args.flag('verbose'),
    noColor: args.flag('no-color'),
  });
  const noCache = args.flag('no-cache');
  try {
    const judged = await boardOfClone(
      {
        since,
        labels: scope.labels,
        milestone: scope.milestone,
        full: (args.text('full') ?? 'stated') as JudgingPlan['full'],
        kept: noCache ? null : last,
        pages,
        audit: {
          repo: args.text('repo') ?? '.',
          cwd: io.cwd,
          at: args.text('at') ?? 'HEAD',
          patterns: [],
          reports: [],
          configPath: args.text('config'),
          issuesPath: args.text('issues'),
          access: accessOptions(args, io),
          online: args.flag('online'),
          offline: args.flag('offline'),
          noCache,
          cacheFolder: cacheFolderOf(args, io),
        },
      },
      { progress: progress.show, signal: io.signal, clock: io.clock },
    );
    const { entries, repository, pullRequests, problems } = judged;
    return {
      entries: entries.map(({ entry }) => entry),
      repositories: [repository],
      pullRequests,
      problems,
      kept: judged,
    };
  } finally {
    progress.end();
  }
}
