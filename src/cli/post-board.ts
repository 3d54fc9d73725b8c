import { createHash } from 'node:crypto';
import { namedThread } from '../audit/thread-of-audit.js';
import { EXIT } from '../errors.js';
import { renderBoardMarkdown } from '../render/board/render-board.js';
import { readBoard } from './board/read-board.js';
import type { Arguments } from './command.js';
import type { Io } from './io.js';
import { postAll } from './post-all.js';

const NO_DAY = '1970-01-01T00:00:00.000Z';

/**
 * Puts the board’s table under one issue, usually a pinned one, and brings it up to date there. One that says the same
 * is left alone, whatever day it was made.
 * @param file a `board.json`
 */
export async function postBoard(file: string, args: Arguments, io: Io): Promise<number> {
  const place = namedThread(args.text('issue'), 'a board');
  const board = await readBoard(file, io.cwd);
  const text = await renderBoardMarkdown(board, true);
  const undated = await renderBoardMarkdown({ ...board, at: NO_DAY, lastRun: board.lastRun && NO_DAY }, true);
  const draft = {
    kind: 'board',
    key: place.thread.number.toString(),
    digest: createHash('sha256').update(undated).digest('hex').slice(0, 32),
    state: {},
    write: async () => text,
  };
  const [posted] = await postAll([{ file, place, draft }], args, io);
  return posted?.failed ? EXIT.environment : EXIT.done;
}
