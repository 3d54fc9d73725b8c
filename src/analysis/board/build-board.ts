import {
  type Board,
  BoardBlockSchema,
  type BoardRepository,
  type BoardRow,
  type BoardRun,
} from '../../domain/board.js';
import { changeSince, pointOf, sameSince, trendOf } from './compare-runs.js';
import type { BoardEntry } from './row-of-audit.js';

/** Format of boards and of what runs keep. */
const SCHEMA_VERSION = '1.0';

/** What a board is made of. */
export interface BoardInput extends Pick<Board, 'at' | 'scope' | 'pullRequests' | 'problems' | 'tool'> {
  /** Every id once. */
  readonly entries: readonly BoardEntry[];
  readonly repositories: readonly BoardRepository[];
  /** Earlier runs of any scope, oldest first. */
  readonly runs: readonly BoardRun[];
}

/** Sets the issues beside the earlier runs and sorts them into blocks. Pure. */
export function buildBoard(input: BoardInput): { board: Board; run: BoardRun } {
  const { entries, at, tool } = input;
  const repositories = [...input.repositories].sort((a, b) => compare(a.name ?? '', b.name ?? ''));
  const scope = JSON.stringify([input.scope, repositories.map(({ name }) => name)]);
  const runs = input.runs.filter((run) => run.scope === scope && run.at < at);
  const last = runs.at(-1);
  const point = pointOf(entries, at);
  const rows = entries.map(
    (entry): BoardRow => ({
      ...entry,
      change: changeSince(entry, last),
      since: sameSince(entry, runs, at),
    }),
  );
  rows.sort(byBlockThenChange);
  const ids = [...entries].sort((a, b) => compare(a.id, b.id));
  return {
    board: {
      schemaVersion: SCHEMA_VERSION,
      kind: 'board',
      tool,
      at,
      scope: input.scope,
      lastRun: last?.at ?? null,
      repositories,
      rows,
      pullRequests: input.pullRequests,
      trend: trendOf(runs, point),
      problems: [...input.problems],
    },
    run: {
      schemaVersion: SCHEMA_VERSION,
      kind: 'board-run',
      at,
      scope,
      point,
      issues: Object.fromEntries(ids.map(({ id, status, action }) => [id, [status, action]])),
    },
  };
}

/** Block by block; in each what changed first, then what was worked on last. */
function byBlockThenChange(a: BoardRow, b: BoardRow): number {
  const place = ({ block }: BoardRow) => BoardBlockSchema.options.indexOf(block);
  const worked = ({ lastNamedAt }: BoardRow) => (lastNamedAt === null ? 0 : Date.parse(lastNamedAt));
  return (
    place(a) - place(b) ||
    Number(b.change !== null) - Number(a.change !== null) ||
    worked(b) - worked(a) ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
