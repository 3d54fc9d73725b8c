import { posix, resolve } from 'node:path';
import { buildBoard } from '../../analysis/board/build-board.js';
import type { PageSink } from '../../audit/board/judge-issues.js';
import { type Board, BoardSchema } from '../../domain/board.js';
import { EXIT, InputError } from '../../errors.js';
import { boardCsv } from '../../render/board/board-csv.js';
import { renderBoardSummary } from '../../render/board/board-summary.js';
import { viewOfBoard } from '../../render/board/board-view.js';
import { renderBoard, renderBoardMarkdown } from '../../render/board/render-board.js';
import { renderHtml } from '../../render/render-html.js';
import { TOOL } from '../../tool.js';
import type { Arguments } from '../command.js';
import type { Io } from '../io.js';
import { printJson, styleOf } from '../repository-command.js';
import { assertWritable, writeFiles } from '../write-output.js';
import type { BoardPlan, FoundEntries } from './board-plan.js';
import { entriesOfClone } from './clone-entries.js';
import { readFolders } from './read-folders.js';
import { type EarlierRuns, readKept, readRuns, writeRun } from './run-files.js';
import { sinceOption } from './since-option.js';
import { SitePages } from './site-pages.js';

/** Options that only a clone can answer. */
const OF_A_CLONE = [
  'repo',
  'at',
  'config',
  'issues',
  'full',
  'cache-folder',
  'token-file',
  'api-url',
  'ca-file',
] as const;

/** Makes the board of a clone, or of folders of audits, and writes it as a site. */
export async function runBoard(args: Arguments, io: Io): Promise<number> {
  const plan = readPlan(args, io);
  const isPrinted = args.flag('json');
  const [site, history] = [resolve(io.cwd, plan.out), resolve(io.cwd, plan.history)];
  if (!isPrinted) {
    await assertWritable(site, plan.out);
    await assertWritable(history, plan.history);
  }
  const earlier = await readRuns(history, plan.history);
  const last = await readKept(history);
  const pages = isPrinted ? null : await SitePages.open(site, (audit) => renderHtml(audit, plan.look));
  const found =
    plan.folders.length > 0
      ? await entriesOfFolders(plan, io, pages)
      : await entriesOfClone(plan, args, io, { last, pages: pages ?? NO_PAGES });
  const { board, run } = boardOf(plan, found, earlier);
  if (isPrinted) {
    printJson(io, board);
    return EXIT.done;
  }
  const written = await writeSite(board, plan, io);
  await pages?.removeOthers(last, new Set(found.entries.map(({ page }) => page)));
  await writeRun(history, run, found.kept);
  if (!args.flag('quiet'))
    io.stdout.write(renderBoardSummary(viewOfBoard(board), written, styleOf(args, io)));
  return EXIT.done;
}

/** For a board that is only printed. */
const NO_PAGES: PageSink = { nameOf: () => null, has: () => false, write: async () => undefined };

function readPlan(args: Arguments, io: Io): BoardPlan {
  const folders = args.words;
  const given = folders.length === 0 ? undefined : OF_A_CLONE.find((name) => args.text(name) !== null);
  if (given)
    throw new InputError(
      `--${given} asks for a clone, and folders of audits are merged as they are`,
      'Leave it out, or leave the folders out.',
    );
  const now = io.clock();
  const out = args.text('out') ?? 'out/board';
  const theme = args.text('theme');
  return {
    folders,
    now,
    since: sinceOption(args, now),
    scope: {
      since: args.text('since'),
      labels: [...new Set(args.list('label'))].sort(),
      milestone: args.text('milestone'),
    },
    out,
    look: theme === null ? {} : { theme: resolve(io.cwd, theme) },
    history: args.text('history') ?? `${out.replace(/[/\\]+$/, '')}/history`,
  };
}

async function entriesOfFolders(
  { folders, scope, since }: BoardPlan,
  io: Io,
  pages: SitePages | null,
): Promise<FoundEntries> {
  if (scope.milestone !== null)
    throw new InputError(
      '--milestone asks the tracker, and folders of audits are merged as they are',
      'Leave it out, or leave the folders out.',
    );
  const labels = scope.labels.map((label) => label.toLowerCase());
  const start = since === null ? Number.NEGATIVE_INFINITY : Date.parse(since);
  const merged = await readFolders(folders, io.cwd, {
    isWanted: (entry) =>
      (since === null || (entry.lastNamedAt !== null && Date.parse(entry.lastNamedAt) >= start)) &&
      (labels.length === 0 || entry.labels.some((label) => labels.includes(label.toLowerCase()))),
    writePage: async (page, audit) => pages?.write(page, audit),
  });
  return { ...merged, pullRequests: 0, kept: null };
}

function boardOf(plan: BoardPlan, found: FoundEntries, earlier: EarlierRuns): ReturnType<typeof buildBoard> {
  return buildBoard({
    ...found,
    tool: { ...TOOL },
    at: plan.now.toISOString(),
    scope: plan.scope,
    runs: earlier.runs,
    problems: [...found.problems, ...earlier.problems],
  });
}

/** Writes the files of the site beside its pages. @returns them as the user would name them */
async function writeSite(board: Board, { out, look }: BoardPlan, io: Io): Promise<string[]> {
  // The page last: whoever opens it finds all that it links to.
  const files = [
    { name: 'board.json', text: `${JSON.stringify(BoardSchema.parse(board), null, 2)}\n` },
    { name: 'board.csv', text: boardCsv(board) },
    { name: 'board.md', text: await renderBoardMarkdown(board) },
    { name: 'index.html', text: await renderBoard(board, look) },
  ];
  await writeFiles(resolve(io.cwd, out), out, files, io.signal);
  return files.map(({ name }) => posix.join(out, name));
}
