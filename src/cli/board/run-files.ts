import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { KeptRun } from '../../audit/board/judge-issues.js';
import { BoardRepositorySchema, BoardRowSchema, type BoardRun, BoardRunSchema } from '../../domain/board.js';

/** More runs than this are not looked at; the trend is shorter. */
const MOST_RUNS = 100;
const KEPT = 'last-run.json';
const RUN = /^run-\d{8}T\d{9}Z\.json$/;

/** What the last run found, for the next one to use again where nothing changed. */
const KeptRunSchema = z.object({
  kind: z.literal('board-last-run'),
  mark: z.string(),
  pullRequests: z.number().int(),
  repository: BoardRepositorySchema,
  entries: z.array(z.object({ mark: z.string(), entry: BoardRowSchema.omit({ change: true, since: true }) })),
});

/** What earlier runs left in a folder. */
export interface EarlierRuns {
  /** Oldest first. */
  readonly runs: readonly BoardRun[];
  readonly problems: readonly { where: string; message: string }[];
}

/**
 * Reads the runs that a folder keeps. A file that is no run, or a broken one, is named and left out; a folder that is not there
 * holds none.
 * @param shown the folder as the user named it
 */
export async function readRuns(folder: string, shown: string): Promise<EarlierRuns> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => RUN.test(name)).sort();
  const runs: BoardRun[] = [];
  const problems: { where: string; message: string }[] = [];
  for (const name of names.slice(-MOST_RUNS)) {
    const run = await readAs(join(folder, name), BoardRunSchema);
    if (run) runs.push(run);
    else problems.push({ where: `${shown}/${name}`, message: 'is no run of a board; it was left out' });
  }
  return { runs, problems };
}

/** What the last run kept for the next; null when there is nothing, or nothing that this version can read. */
export function readKept(folder: string): Promise<KeptRun | null> {
  return readAs(join(folder, KEPT), KeptRunSchema);
}

/** Keeps a run. Two runs may write at once: each file is whole, and the names of runs tell their time. */
export async function writeRun(folder: string, run: BoardRun, kept: KeptRun | null): Promise<void> {
  await mkdir(folder, { recursive: true });
  const stamp = run.at.replace(/[-:.]/g, '');
  await writeWhole(join(folder, `run-${stamp}.json`), `${JSON.stringify(run)}\n`);
  if (kept === null) return;
  const { mark, pullRequests, repository, entries } = kept;
  const text = JSON.stringify({ kind: 'board-last-run', mark, pullRequests, repository, entries });
  await writeWhole(join(folder, KEPT), `${text}\n`);
}

/** Writes a file beside its place and moves it there. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(beside, text, { encoding: 'utf8', flag: 'wx' });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function readAs<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const read = schema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
