import { Readable } from 'node:stream';
import { ByteReader } from './byte-reader.js';
import { damagedObjects } from './damaged-objects.js';
import type { Git } from './git.js';
import { heldObjects, lacksPromisedObject } from './held-objects.js';

/** One object as `git cat-file --batch` gave it. */
export type ReadObject =
  | {
      readonly name: string;
      readonly oid: string;
      readonly type: string;
      readonly size: number;
      readonly data: Buffer;
    }
  | {
      readonly name: string;
      readonly reason: 'missing' | 'damaged' | 'too-large';
      readonly size: number | null;
    };

/** Objects above this many bytes are not held in memory unless asked for. */
export const LARGEST_OBJECT = 8 * 1024 * 1024;

/**
 * Reads objects in the order given, one process for all. A missing object, or one larger than `maxBytes`, is given with its
 * reason and the rest goes on.
 * @param names object ids or `rev:path`; none may contain a newline
 * @throws Error when git ends before it has answered for every name
 */
export async function* readObjects(
  git: Git,
  names: readonly string[],
  options: { maxBytes?: number } = {},
): AsyncGenerator<ReadObject> {
  let rest = names.filter((name) => !name.includes('\n'));
  let held: ReadonlySet<string> | null = null;
  while (rest.length > 0) {
    const run: Run = yield* readRun(git, rest, held, options.maxBytes ?? LARGEST_OBJECT);
    const [lacking, ...others] = rest.slice(run.answered);
    if (lacking === undefined) return;
    yield { name: lacking, reason: run.endedBy, size: null };
    // A partial clone: git has given up on this object. What else it lacks is asked once, and not asked for again.
    if (run.endedBy === 'missing') held ??= await heldObjects(git);
    rest = others;
  }
}

/** For how many names one process answered, and what ended it before it had answered for all. */
interface Run {
  readonly answered: number;
  readonly endedBy: 'missing' | 'damaged';
}

/** One process’s worth of objects; it ends early at an object that a partial clone left out or that is damaged. */
async function* readRun(
  git: Git,
  names: readonly string[],
  held: ReadonlySet<string> | null,
  maxBytes: number,
): AsyncGenerator<ReadObject, Run> {
  const mayBeHeld = (name: string) => held === null || !IS_OID.test(name) || held.has(name);
  const child = git.stream(['cat-file', '--batch']);
  // A pipe, not promises: git may end before it has read all, at a moment when nobody waits for the writing.
  Readable.from(lines(names.filter(mayBeHeld))).pipe(child.stdin);
  const reader = new ByteReader(child.stdout);
  let answered = 0;
  try {
    for (const name of names) {
      if (!mayBeHeld(name)) {
        answered += 1;
        yield { name, reason: 'missing', size: null };
        continue;
      }
      const header = await reader.line();
      if (header === null) break;
      const object = await readOne(reader, name, header, maxBytes);
      if (object === null) break;
      answered += 1;
      yield object;
    }
  } finally {
    if (answered < names.length) child.kill();
  }
  const { code, stderr } = await child.ended;
  const endedBy = damagedObjects(stderr).length > 0 ? 'damaged' : 'missing';
  if (answered < names.length && endedBy === 'missing' && !lacksPromisedObject(stderr)) {
    throw new Error(
      `git cat-file ended with code ${code} after ${answered} of ${names.length} objects: ${stderr.trim()}`,
    );
  }
  return { answered, endedBy };
}

export const IS_OID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Reads what git answers for one name. @returns null when git ended inside the object */
export async function readOne(
  reader: ByteReader,
  name: string,
  header: string,
  maxBytes: number,
): Promise<ReadObject | null> {
  // "<oid> <type> <size>", or "<name> missing" / "<name> ambiguous"; the name itself may contain spaces.
  const found = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(header);
  if (!found) return { name, reason: 'missing', size: null };
  const [, oid = '', type = '', sizeText = '0'] = found;
  const size = Number(sizeText);
  if (size > maxBytes) {
    await reader.skip(size + 1);
    return { name, reason: 'too-large', size };
  }
  const data = await reader.bytes(size);
  if (data === null) return null;
  await reader.skip(1);
  return { name, oid, type, size, data };
}

/** A line for each name, some hundreds at a time. */
function* lines(names: readonly string[]): Generator<string> {
  const batch = 512;
  for (let i = 0; i < names.length; i += batch) yield `${names.slice(i, i + batch).join('\n')}\n`;
}

/** So many bytes are looked at to tell a text from other data. */
const TEXT_PROBE = 8000;

/** Whether bytes are a text, as git tells: there is no NUL among the first of them. */
export function isText(data: Buffer): boolean {
  return !data.subarray(0, TEXT_PROBE).includes(0);
}
