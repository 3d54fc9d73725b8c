import { join, posix, resolve } from 'node:path';
import { parseIssueArgument } from '../config/issue-argument.js';
import type { Audit } from '../domain/audit.js';
import { EXIT, InputError, Interrupted } from '../errors.js';
import type { ProveOptions } from '../options.js';
import { type AuditChanges, compareAudits } from '../render/compare.js';
import { fileStem } from '../render/file-stem.js';
import { renderComment } from '../render/render-comment.js';
import { renderJson } from '../render/render-json.js';
import { renderMarkdown } from '../render/render-markdown.js';
import { renderSarif } from '../render/render-sarif.js';
import { renderTerminalSummary } from '../render/terminal-summary.js';
import { cacheFolderOf } from './cache-folder.js';
import type { Arguments } from './command.js';
import { accessOptions, assertOptionsOfPost } from './comment-options.js';
import { type FailRule, failsOn, parseFailOn } from './fail-on.js';
import { colorsFor, columnsOf, type Io } from './io.js';
import { progressFor } from './progress.js';
import { readAudit } from './read-audit.js';
import { assertWatchable, renderOnChange } from './render-on-change.js';
import { assertWritable, type OutputFile, writeFiles } from './write-output.js';

/** What the command was asked to do with the audit. */
interface Plan {
  readonly failOn: readonly FailRule[];
  readonly formats: readonly string[];
  readonly out: string;
  /** Null: files and a summary are written. */
  readonly print: 'audit' | 'evidence' | 'findings' | 'verdict' | null;
  readonly earlier: Audit | null;
}

/**
 * Makes or reads the audit, then prints or writes it. What can be wrong with the options is found before any work is done.
 * @returns the exit code
 */
export async function runAuditCommand(args: Arguments, io: Io): Promise<number> {
  const plan = await readPlan(args, io);
  const logs: string[] = [];
  const audit = await obtainAudit(args, io, logs);
  if (io.signal.aborted) throw new Interrupted();
  const changes = plan.earlier ? compareAudits(plan.earlier, audit) : null;
  if (plan.print !== null) io.stdout.write(printed(audit, plan.print, changes));
  else {
    const written = await writeAudit(audit, plan, args, io, logs);
    if (!args.flag('quiet')) {
      const columns = columnsOf(io.stdout);
      const colors = colorsFor(io, io.stdout, args.flag('no-color'));
      io.stdout.write(renderTerminalSummary(audit, { columns, colors, written, changes }));
    }
    if (args.flag('watch')) await renderOnChange(args, io, () => writeAudit(audit, plan, args, io, logs));
    if (args.flag('post')) await (await import('./run-post.js')).postMade(audit, args, io);
  }
  return failsOn(plan.failOn, audit.verdict) ? EXIT.failOn : EXIT.done;
}

async function readPlan(args: Arguments, io: Io): Promise<Plan> {
  const failOn = parseFailOn(args.parts('fail-on'));
  assertOptionsOfPost(args, io);
  assertWatchable(args);
  const compare = args.text('compare');
  const earlier = compare === null ? null : await readAudit(compare, io.cwd, 'compare');
  const stage = args.text('stage') as Plan['print'];
  const print = args.flag('json') ? 'audit' : stage;
  const out = args.text('out') ?? 'out';
  if (print === null) await assertWritable(resolve(io.cwd, out), out);
  return {
    failOn,
    formats: args.text('format') === null ? ['md', 'json'] : args.parts('format'),
    out,
    print,
    earlier,
  };
}

async function obtainAudit(args: Arguments, io: Io, logs: string[]): Promise<Audit> {
  const prove = readProve(args, io);
  const from = args.text('from');
  const issueText = args.words[0] ?? null;
  if (from !== null) {
    const audit = await readAudit(from, io.cwd, 'from');
    if (issueText !== null) assertSameIssue(issueText, audit, from);
    return audit;
  }
  const progress = progressFor(io, {
    quiet: args.flag('quiet'),
    verbose: args.flag('verbose'),
    noColor: args.flag('no-color'),
  });
  try {
    // Loaded late: an audit that is read from a file needs neither git nor a parser.
    const { runAudit } = await import('../audit.js');
    return await runAudit(
      {
        repo: args.text('repo') ?? '.',
        cwd: io.cwd,
        at: args.text('at') ?? 'HEAD',
        issueText,
        patterns: args.list('pattern'),
        reports: args.list('reports'),
        coverage: args.list('coverage'),
        configPath: args.text('config'),
        issuesPath: args.text('issues'),
        access: accessOptions(args, io),
        online: args.flag('online'),
        prove,
        offline: args.flag('offline'),
        noCache: args.flag('no-cache'),
        cacheFolder: cacheFolderOf(args, io),
      },
      {
        progress: progress.show,
        signal: io.signal,
        clock: io.clock,
        proofLog: (text) => logs.push(text),
      },
    );
  } finally {
    progress.end();
  }
}

/** Null unless the person at the command line asks for code of the repository to be run. */
function readProve(args: Arguments, io: Io): ProveOptions | null {
  const at = args.list('prove-at');
  const repeat = args.text('repeat');
  const isAsked = args.flag('prove') || at.length > 0;
  if (!isAsked && repeat !== null)
    throw new InputError(
      '--repeat says how often tests run, and none are run',
      'Add --prove, or leave it out.',
    );
  const times = repeat === null ? 3 : Number(repeat);
  if (!Number.isInteger(times) || times < 1 || times > 100)
    throw new InputError(
      `--repeat: "${repeat?.slice(0, 40)}" is no number from 1 to 100`,
      'Write for example --repeat 5.',
    );
  return isAsked ? { repeat: times, at, environment: io.env } : null;
}

function assertSameIssue(typed: string, audit: Audit, path: string): void {
  const { key, aliases } = audit.issue;
  const names = [key, ...aliases].map((name) => name.toLowerCase());
  if (names.includes(typed.toLowerCase()) || names.includes(parseIssueArgument(typed).key.toLowerCase()))
    return;
  throw new InputError(
    `--from: ${path} is about ${key}, not about ${typed}`,
    'Leave the issue out, or give the audit of that issue.',
  );
}

/** JSON for programs. Changes stand beside the audit’s own fields. */
function printed(audit: Audit, what: NonNullable<Plan['print']>, changes: AuditChanges | null): string {
  if (what !== 'audit') return `${JSON.stringify(audit[what], null, 2)}\n`;
  const text = renderJson(audit);
  if (!changes) return text;
  return `${JSON.stringify({ ...(JSON.parse(text) as object), changes }, null, 2)}\n`;
}

async function writeAudit(
  audit: Audit,
  plan: Plan,
  args: Arguments,
  io: Io,
  logs: readonly string[],
): Promise<string[]> {
  const stem = fileStem(audit.issue.key);
  const template = args.text('template');
  const options = template === null ? {} : { template: resolve(io.cwd, template) };
  const files: OutputFile[] = [];
  if (plan.formats.includes('md')) {
    files.push({ name: `${stem}.md`, text: await renderMarkdown(audit, options) });
    files.push({ name: `${stem}.comment.md`, text: await renderComment(audit) });
  }
  if (plan.formats.includes('html')) {
    const theme = args.text('theme');
    // Loaded late: the library that draws takes a while, and only a page needs it.
    const { renderHtml } = await import('../render/render-html.js');
    const text = await renderHtml(audit, {
      ...options,
      ...(theme === null ? {} : { theme: resolve(io.cwd, theme) }),
    });
    files.push({ name: `${stem}.html`, text });
  }
  if (plan.formats.includes('json')) files.push({ name: `${stem}.json`, text: renderJson(audit) });
  if (plan.formats.includes('sarif')) files.push({ name: `${stem}.sarif`, text: renderSarif(audit) });
  if (logs.length > 0) files.push({ name: `${stem}.proof.log`, text: logs.join('\n') });
  await writeFiles(resolve(io.cwd, plan.out), plan.out, files, io.signal);
  return files.map(({ name }) =>
    plan.out.includes('\\') ? join(plan.out, name) : posix.join(plan.out, name),
  );
}
