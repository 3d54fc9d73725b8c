import { runAudit } from '../audit.js';
import { issueName } from '../domain/issue.js';
import type { AuditHooks, AuditOptions } from '../options.js';
import type { IssuesWanted } from './board/asked-issues.js';
import { type JudgedIssues, type JudgingPlan, judgeIssues } from './board/judge-issues.js';
import { readTrackerList } from './board/tracker-list.js';
import { openCache, remember } from './cache.js';
import { openRepository } from './open-repository.js';
import { stepsOf } from './progress.js';

/** What a board of one clone is asked to be. */
export interface BoardRequest extends IssuesWanted, Pick<JudgingPlan, 'full' | 'kept' | 'pages'> {
  /** How to audit; the issue is filled in. */
  readonly audit: Omit<AuditOptions, 'issueText'>;
}

/**
 * Judges the issues of one clone for a board: all from one reading of the history, some by a full audit.
 * @throws InputError, EnvironmentError or Interrupted, each with advice
 */
export async function boardOfClone(request: BoardRequest, hooks: AuditHooks): Promise<JudgedIssues> {
  const { audit: options } = request;
  const steps = stepsOf(hooks);
  const signal = hooks.signal ?? new AbortController().signal;
  const repository = await openRepository(options, signal);
  const cache = openCache(options, repository.config, repository.clone);
  const access = { options: { ...options, issueText: null }, cache, signal };
  const tracker = await readTrackerList(repository, request, access, steps);
  const date = (hooks.clock?.() ?? new Date()).toISOString().slice(0, 10);
  // One line of progress for each, not one for each of its parts.
  const { progress: _, ...quiet } = hooks;
  return judgeIssues(
    repository,
    {
      ...request,
      tracker,
      date,
      fullAudit: ({ issue }, mark) => {
        const make = () => runAudit({ ...options, issueText: issue.key }, quiet);
        const { clone } = repository;
        return steps.run(
          'audit',
          () =>
            mark === null ? make() : remember({ cache, clone }, { what: 'audit of a board', mark }, make),
          ({ verdict }) => `${issueName(issue)} ${verdict.status}`,
        );
      },
    },
    steps,
  );
}
