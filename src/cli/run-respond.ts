import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connect } from '../audit/open-board.js';
import type { Steps } from '../audit/progress.js';
import { readEvent, type Trigger } from '../audit/respond/read-event.js';
import { respond } from '../audit/respond/respond.js';
import { runAudit } from '../audit.js';
import { GitHubBot } from '../clients/github/github-bot.js';
import { GitHubComments } from '../clients/github/github-comments.js';
import type { Audit } from '../domain/audit.js';
import { count } from '../domain/wording.js';
import { EXIT, InputError } from '../errors.js';
import { Publisher } from '../publish/publish-comment.js';
import { fileStem } from '../render/file-stem.js';
import { renderJson } from '../render/render-json.js';
import { renderMarkdown } from '../render/render-markdown.js';
import { renderSarif } from '../render/render-sarif.js';
import { terminalLine } from '../render/terminal-text.js';
import { cacheFolderOf } from './cache-folder.js';
import type { Arguments } from './command.js';
import { accessOptions, linkOption } from './comment-options.js';
import { failsOn, parseFailOn } from './fail-on.js';
import type { Io } from './io.js';
import { leftAudits } from './left-audits.js';
import { progressFor } from './progress.js';
import { withSteps } from './repository-command.js';
import { writeRunResults } from './run-results.js';
import { assertWritable, writeFiles } from './write-output.js';

/**
 * Does what an event of GitHub Actions asks for, and leaves files, outputs and a summary.
 * @returns the exit code
 */
export async function runRespond(args: Arguments, io: Io): Promise<number> {
  const plan = await readPlan(args, io);
  const { audited, error } = await withSteps(args, io, async (steps) => {
    const { bot, publisher } = await openGitHub(args, io, steps);
    return respond(plan.trigger, {
      repository: plan.repository,
      bot,
      publisher: args.flag('no-post') ? null : publisher,
      comment: { link: plan.link, isFromFork: false, isNewOnChange: args.flag('new-on-change') },
      audit: (number, at) => audit(number, at ?? args.text('at') ?? 'HEAD', args, io),
      left: plan.left,
      now: io.clock(),
      days: plan.days,
      most: plan.most,
      signal: io.signal,
      tell: (sentence) => io.stdout.write(`${terminalLine(sentence)}\n`),
    });
  });
  const json = audited.map(({ audit: { issue } }) => join(plan.out, `${fileStem(issue.key)}.json`));
  for (const { audit: one } of audited) await writeAudit(one, plan.out, io);
  await writeRunResults({ audited, json }, io);
  if (error) throw error;
  const isFailing = audited.some(({ audit: { verdict } }) => failsOn(plan.failOn, verdict));
  return isFailing ? EXIT.failOn : EXIT.done;
}

async function readPlan(args: Arguments, io: Io) {
  const repository = io.env.GITHUB_REPOSITORY ?? '';
  if (!/^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(repository))
    throw new InputError(
      'GITHUB_REPOSITORY does not name a repository as owner/name',
      'Run it inside a workflow of GitHub Actions, or set it.',
    );
  const folder = args.text('audits');
  const out = args.text('out') ?? 'out';
  await assertWritable(resolve(io.cwd, out), out);
  return {
    repository,
    out,
    trigger: await triggerOf(args, io),
    failOn: parseFailOn(args.parts('fail-on')),
    link: linkOption(args, io),
    left: folder === null ? [] : await leftAudits(folder, io.cwd),
    days: wholeNumber(args, 'closed-within', 365),
    most: wholeNumber(args, 'most', 1000) ?? 20,
  };
}

async function triggerOf(args: Arguments, io: Io): Promise<Trigger> {
  const issue = args.text('issue');
  if (issue !== null) {
    if (/^[1-9]\d{0,8}$/.test(issue)) return { kind: 'issue', number: Number(issue) };
    throw new InputError(`--issue: "${issue.slice(0, 60)}" is no number of an issue`, 'Write it as 1184.');
  }
  const { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path } = io.env;
  if (!name || !path)
    throw new InputError(
      'GITHUB_EVENT_NAME and GITHUB_EVENT_PATH are not set, so there is no event to respond to',
      'Run it inside a workflow of GitHub Actions, or name the issue: --issue 1184.',
    );
  const text = await readFile(resolve(io.cwd, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new InputError(
      `the file of the event cannot be read (${error.code ?? 'unknown reason'})`,
      'GITHUB_EVENT_PATH has to name the file that GitHub wrote.',
    );
  });
  let payload: unknown;
  try {
    payload = JSON.parse(text);
  } catch {
    throw new InputError(
      'the file of the event is not JSON',
      'GITHUB_EVENT_PATH has to name the file that GitHub wrote.',
    );
  }
  return readEvent(name, payload);
}

function wholeNumber(args: Arguments, name: string, most: number): number | null {
  const text = args.text(name);
  if (text === null) return null;
  const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= most) return value;
  throw new InputError(
    `--${name}: "${text.slice(0, 20)}" is no whole number from 1 to ${most}`,
    'Write it in digits.',
  );
}

async function openGitHub(
  args: Arguments,
  io: Io,
  steps: Pick<Steps, 'wait'>,
): Promise<{ bot: GitHubBot; publisher: Publisher }> {
  const { GITHUB_SERVER_URL: server } = io.env;
  const { access, octokit } = await connect({
    access: accessOptions(args, io),
    cwd: io.cwd,
    host: server && URL.canParse(server) ? new URL(server).host : 'github.com',
    signal: io.signal,
    onWait: (seconds) => steps.wait('GitHub', `waits ${count(seconds, 'second')} for its limit`),
  });
  const board = new GitHubComments(access, octokit);
  const pause = (seconds: number) => wait(seconds * 1000, undefined, { signal: io.signal });
  return { bot: new GitHubBot(access, octokit), publisher: new Publisher(board, pause) };
}

async function audit(number: number, at: string, args: Arguments, io: Io): Promise<Audit> {
  const progress = progressFor(io, {
    quiet: args.flag('quiet'),
    verbose: args.flag('verbose'),
    noColor: args.flag('no-color'),
  });
  try {
    return await runAudit(
      {
        repo: args.text('repo') ?? '.',
        cwd: io.cwd,
        at,
        issueText: String(number),
        patterns: args.list('pattern'),
        reports: args.list('reports'),
        coverage: args.list('coverage'),
        configPath: args.text('config'),
        access: accessOptions(args, io),
        online: false,
        offline: false,
        noCache: args.flag('no-cache'),
        cacheFolder: cacheFolderOf(args, io),
      },
      { progress: progress.show, signal: io.signal, clock: io.clock },
    );
  } finally {
    progress.end();
  }
}

async function writeAudit(one: Audit, out: string, io: Io): Promise<void> {
  const stem = fileStem(one.issue.key);
  const files = [
    { name: `${stem}.json`, text: renderJson(one) },
    { name: `${stem}.md`, text: await renderMarkdown(one) },
    { name: `${stem}.sarif`, text: renderSarif(one) },
  ];
  await writeFiles(resolve(io.cwd, out), out, files, io.signal);
}
