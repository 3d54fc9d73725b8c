import { readFile, stat } from 'node:fs/promises';
import { InputError } from '../../errors.js';

const LARGEST = 256 * 1024 * 1024;
const ADVICE =
  'Give the JSON or JSONL that `issue-audit export`, `gh issue list --json number,title,body,state` or `gh api` wrote.';

/** One row and its place, for messages. */
export interface Row {
  readonly value: unknown;
  /** `issues.jsonl:12` or `issues.json: item 3`. */
  readonly place: string;
}

/**
 * The rows of a JSON file (one object, a list, or an object with a list of `issues` or `items`) or of a JSONL file.
 * @param shown its name for messages
 * @throws InputError when it is not there, too large or no JSON
 */
export async function readRows(path: string, shown: string): Promise<Row[]> {
  const text = (await readText(path, shown)).replace(/^\uFEFF/, '');
  // An export of no issue.
  if (text.trim() === '') return [];
  const whole = parsed(text);
  if ('value' in whole) return rowsOf(whole.value, shown);
  const lines = text.split(/\r?\n/);
  // One JSON document over several lines that is broken somewhere is no JSONL.
  const first = parsed(lines.find((line) => line.trim() !== '') ?? '');
  if (!('value' in first)) throw new InputError(`${shown} is not JSON: ${whole.problem}`, ADVICE);
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const place = `${shown}:${index + 1}`;
    const row = parsed(line);
    if (!('value' in row)) throw new InputError(`${place}: not JSON: ${row.problem}`, ADVICE);
    return [{ value: row.value, place }];
  });
}

function rowsOf(value: unknown, shown: string): Row[] {
  const list = listOf(value);
  if (list === null) return [{ value, place: shown }];
  return list.map((item, index) => ({ value: item, place: `${shown}: item ${index + 1}` }));
}

function listOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value.flat();
  if (typeof value !== 'object' || value === null) return null;
  for (const name of ['issues', 'items'] as const) {
    const list = (value as Record<string, unknown>)[name];
    if (Array.isArray(list)) return list;
  }
  return null;
}

function parsed(text: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

async function readText(path: string, shown: string): Promise<string> {
  try {
    const info = await stat(path);
    if (!info.isFile()) throw new InputError(`${shown} is no plain file`, ADVICE);
    if (info.size > LARGEST) throw new InputError(`${shown} is larger than 256 MiB`, 'Export fewer issues.');
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new InputError(`there is no file ${shown}`, 'Check the path given with --issues.', {
        cause: error,
      });
    if (code === 'EACCES' || code === 'EPERM')
      throw new InputError(`${shown} may not be read`, 'Give yourself the right to read it.', {
        cause: error,
      });
    throw error;
  }
}
