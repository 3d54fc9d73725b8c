import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Board, BoardSchema } from '../../domain/board.js';
import { redactAll } from '../../domain/redact-secrets.js';
import { InputError } from '../../errors.js';

const ADVICE = 'Give the board.json that `issue-audit board` wrote.';

/**
 * Reads a board that was written before.
 * @throws InputError saying what in it is wrong, and where
 */
export async function readBoard(path: string, cwd: string): Promise<Board> {
  const text = await readFile(resolve(cwd, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`${path} cannot be read (${error.code ?? error.message})`, ADVICE, { cause: error });
  });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new InputError(`${path} is not JSON: ${message}`, ADVICE, { cause: error });
  }
  const read = BoardSchema.safeParse(data);
  if (read.success) return redactAll(read.data);
  const [first] = read.error.issues;
  const where = first?.path.map(String).join('.') || 'its top level';
  throw new InputError(`${path} is not a board: ${where}: ${first?.message ?? 'not as expected'}`, ADVICE);
}
