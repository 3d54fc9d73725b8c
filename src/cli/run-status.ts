import { openTracker } from '../audit/open-tracker.js';
import { openQuestion } from '../audit/question.js';
import { type IssueStatus, type StatusAt, statusOfIssue } from '../audit/status-of-issue.js';
import type { Issue } from '../domain/issue.js';
import { EXIT } from '../errors.js';
import { renderStatusTable } from '../render/status-table.js';
import { TOOL } from '../tool.js';
import type { Arguments } from './command.js';
import { accessOptions } from './comment-options.js';
import type { Io } from './io.js';
import { printJson, styleOf, withSteps } from './repository-command.js';

/** Tells the status of one issue at some revisions. */
export async function runStatus(args: Arguments, io: Io): Promise<number> {
  const [branches, tags] = [args.flag('branches'), args.flag('tags')];
  const named = args.list('at');
  const at = named.length > 0 || branches || tags ? named : ['HEAD'];
  const { issue, found } = await withSteps(args, io, async (steps) => {
    const question = await openQuestion(
      {
        repo: args.text('repo') ?? '.',
        cwd: io.cwd,
        at: at[0] ?? 'HEAD',
        issueText: args.words[0] ?? null,
        patterns: [],
        reports: [],
        configPath: args.text('config'),
        issuesPath: args.text('issues'),
        access: accessOptions(args, io),
        online: args.flag('online'),
        offline: args.flag('offline'),
        noCache: true,
        cacheFolder: null,
      },
      io.signal,
    );
    const { clone, config } = question;
    const { tracker, unread } = await openTracker(question, steps);
    const asked = { clone, config, issue: question.issue, at, branches, tags, tracker };
    const status = await statusOfIssue(asked, steps);
    // Who wanted it asked hears why it was not.
    const notifications =
      unread && args.flag('online') ? [...status.notifications, unread] : status.notifications;
    return { issue: question.issue, found: { ...status, notifications } };
  });
  if (args.flag('json')) printJson(io, asJson(issue, found));
  else io.stdout.write(renderStatusTable({ issue, ...found }, styleOf(args, io)));
  return EXIT.done;
}

function asJson(issue: Issue, { rows, fixes, release, branchesWithout, notifications }: IssueStatus): object {
  return {
    tool: TOOL,
    issue,
    revisions: rows.map(revisionJson),
    fixes: fixes.map(({ commit, link, isHere, isInForce }) => ({
      commit: commit.hash,
      committedAt: commit.committedAt,
      author: commit.author,
      subject: commit.subject,
      grade: link.grade,
      reasons: link.reasons,
      twins: link.twins,
      isHere,
      isInForce,
    })),
    releases: release,
    branchesWithout,
    notifications,
  };
}

function revisionJson({ name, kind, revision, committedAt, verdict, isPullRequest }: StatusAt): object {
  return { name, kind, commit: revision, committedAt, isPullRequest, verdict };
}
