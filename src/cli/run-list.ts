import { listIssues } from '../audit/list-issues.js';
import { trackerOfList } from '../audit/tracker-of-list.js';
import { EXIT } from '../errors.js';
import type { AuditOptions } from '../options.js';
import { issueCsv, renderIssueTable } from '../render/issue-table.js';
import { TOOL } from '../tool.js';
import type { Arguments } from './command.js';
import { failsOn, parseFailOn } from './fail-on.js';
import type { Io } from './io.js';
import { dateOption, openNamed, printJson, styleOf, withSteps } from './repository-command.js';

/** Lists the issues that the history names. */
export async function runList(args: Arguments, io: Io): Promise<number> {
  const since = dateOption(args, 'since');
  const wanted = parseFailOn(args.parts('status'), 'status');
  const found = await withSteps(args, io, async (steps) => {
    const repository = await openNamed(args, io);
    const wanted = { labels: args.list('label'), milestones: args.list('milestone') };
    const context = { steps, signal: io.signal };
    const tracker = await trackerOfList(repository, optionsOf(args, io), wanted, context);
    return listIssues(repository, { since, ...wanted, tracker }, steps);
  });
  const issues = found.issues.filter(({ verdict }) => wanted.length === 0 || failsOn(wanted, verdict));
  const { pullRequests, unwanted, revision, notifications } = found;
  const others = found.issues.length - issues.length;
  if (args.flag('json'))
    printJson(io, { tool: TOOL, revision, since, issues, others, unwanted, pullRequests, notifications });
  else if (args.flag('csv')) io.stdout.write(issueCsv(issues));
  else
    io.stdout.write(
      renderIssueTable(
        { issues, others, unwanted, pullRequests, revision, notifications },
        styleOf(args, io),
      ),
    );
  return EXIT.done;
}

/** The options of a list, in the shape of an audit's. */
function optionsOf(args: Arguments, io: Io): AuditOptions {
  return {
    repo: args.text('repo') ?? '.',
    cwd: io.cwd,
    at: args.text('at') ?? 'HEAD',
    issueText: null,
    patterns: [],
    reports: [],
    configPath: args.text('config'),
    issuesPath: args.text('issues'),
    access: { env: io.env },
    offline: false,
    noCache: true,
    cacheFolder: null,
  };
}
