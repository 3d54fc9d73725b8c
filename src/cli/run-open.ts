import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseIssueArgument } from '../config/issue-argument.js';
import { EXIT, InputError } from '../errors.js';
import { fileStem } from '../render/file-stem.js';
import { terminalLine } from '../render/terminal-text.js';
import type { Arguments } from './command.js';
import type { Io } from './io.js';
import { openFile } from './open-file.js';
import { readAudit } from './read-audit.js';
import { printJson } from './repository-command.js';
import { writeFiles } from './write-output.js';

/** Opens the page of an audit in the browser; renders it first where it is missing or older than its JSON. */
export async function runOpen(args: Arguments, io: Io): Promise<number> {
  const [typed] = args.words;
  if (typed === undefined) throw new InputError('open wants an issue', 'Write `issue-audit open 1184`.');
  const out = args.text('out') ?? 'out';
  const stem = fileStem(parseIssueArgument(typed).key);
  const page = join(out, `${stem}.html`);
  const rendered = await renderWhereNeeded(args, io, { typed, out, stem });
  if (args.flag('json')) {
    printJson(io, { page, rendered, opened: false });
    return EXIT.done;
  }
  const problem = await openFile(resolve(io.cwd, page), io);
  const shown = terminalLine(page);
  if (problem !== null) io.stdout.write(`${shown}\n`);
  if (args.flag('quiet')) return EXIT.done;
  io.stderr.write(
    problem === null ? `Opened ${shown}.\n` : `It could not be opened (${problem}); open it yourself.\n`,
  );
  return EXIT.done;
}

/** @returns whether the page was rendered */
async function renderWhereNeeded(
  args: Arguments,
  io: Io,
  { typed, out, stem }: { typed: string; out: string; stem: string },
): Promise<boolean> {
  const folder = resolve(io.cwd, out);
  const page = await changedAt(join(folder, `${stem}.html`));
  const json = await changedAt(join(folder, `${stem}.json`));
  const theme = args.text('theme');
  if (page === null && json === null)
    throw new InputError(
      `there is no audit of ${typed.slice(0, 60)} in ${out}`,
      `Make one: issue-audit ${/^[\w-]+$/.test(typed) ? typed : `'${stem}'`} --format html,json${out === 'out' ? '' : ` --out ${out}`}`,
    );
  if (json === null) {
    if (theme === null) return false;
    throw new InputError(
      `--theme: ${join(out, `${stem}.json`)} is not there to render the page from`,
      'Make the audit again with --format html,json.',
    );
  }
  if (page !== null && page >= json && theme === null) return false;
  const audit = await readAudit(join(folder, `${stem}.json`), io.cwd, 'out');
  const { renderHtml } = await import('../render/render-html.js');
  const text = await renderHtml(audit, theme === null ? {} : { theme: resolve(io.cwd, theme) });
  await writeFiles(folder, out, [{ name: `${stem}.html`, text }], io.signal);
  return true;
}

/** When a file was changed, in milliseconds; null when there is none. */
async function changedAt(path: string): Promise<number | null> {
  const info = await stat(path).catch(() => null);
  return info?.isFile() ? info.mtimeMs : null;
}
