import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Visited } from '../bulk-blobs.js';
import type { PackFile } from './pack-file.js';
import { type Load, newShelves, Shelves, type UnpackOrder } from './shelves.js';

/** What is to be unpacked of a pack. */
export interface Unpacking {
  /** Of the pack, without the extension. */
  readonly path: string;
  readonly pack: PackFile;
  readonly slots: readonly number[];
  readonly maxBytes: number;
}

/** Is given an object by its slot; `data` may be used during the call only. */
type Take = (slot: number, data: Buffer) => Visited;

/** Packed bytes; less is unpacked before another thread has begun. */
const LEAST = 8 * 1024 * 1024;

/**
 * Has much of a pack unpacked on another thread while this one looks at what was: both take about as long. Objects come in
 * the same order as from a walk on this thread.
 * @param take called once for each object that is asked for and could be unpacked
 * @param start begins the thread; another one for tests
 * @returns false where all, or the rest, is to be unpacked here: it is little, there is one processor, or the thread failed
 */
export async function unpackAside(
  { path, pack, slots, maxBytes }: Unpacking,
  take: Take,
  start: ((order: UnpackOrder) => Worker) | null = startHere,
  least = LEAST,
): Promise<boolean> {
  if (!start || packedBytes(pack, slots) < least) return false;
  const shelves = newShelves();
  const worker = start({ path, width: pack.index.width, slots: Int32Array.from(slots), maxBytes, shelves });
  try {
    return await takeAll(worker, new Shelves(shelves), take);
  } finally {
    await worker.terminate();
  }
}

/** A program that was not built has no file that a thread could begin with. */
const isBuilt = import.meta.url.endsWith('.js');
const startHere =
  isBuilt && availableParallelism() > 1
    ? (order: UnpackOrder) =>
        new Worker(new URL('./unpack-worker.js', import.meta.url), { workerData: order, execArgv: [] })
    : null;

function packedBytes({ index }: PackFile, slots: readonly number[]): number {
  return slots.reduce((sum, slot) => sum + index.endOf(slot) - index.startOf(slot), 0);
}

/** @returns whether the thread came to its end */
function takeAll(worker: Worker, shelves: Shelves, take: Take): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let taken = Promise.resolve();
    worker.on('message', (load: Load | null) => {
      taken = taken.then(() => (load === null ? resolve(true) : takeLoad(shelves, load, take)));
      taken.catch(reject);
    });
    // What it has unpacked before is taken first.
    const end = () => {
      taken = taken.then(() => resolve(false));
      taken.catch(reject);
    };
    worker.on('error', end);
    worker.on('exit', end);
  });
}

async function takeLoad(shelves: Shelves, load: Load, take: Take): Promise<void> {
  for (const { slot, data } of shelves.unload(load)) {
    const waiting = take(slot, data);
    if (waiting) await waiting;
  }
  shelves.clear(load);
  // Everything else that runs here gets its turn: git, whose output fills a pipe of 64 KiB, waits for it.
  await setImmediate();
}
