import { parentPort, workerData } from 'node:worker_threads';
import { FamilyWalk } from './family-walk.js';
import { PackFile } from './pack-file.js';
import { type Load, Shelves, type UnpackOrder } from './shelves.js';

/** Runs as a thread of its own: see `unpackAside`. */
function unpack({ path, width, slots, maxBytes, shelves }: UnpackOrder): void {
  const pack = PackFile.open(path, width);
  if (!pack) throw new Error(`${path} was packed anew`);
  const wanted = new Set(slots);
  const filled = new Shelves(shelves);
  const send = (load: Load) => parentPort?.postMessage(load);
  for (const { slot, data } of new FamilyWalk(pack, [...slots], maxBytes).unpacked())
    if (wanted.has(slot)) filled.put(slot, data, send);
  filled.flush(send);
  parentPort?.postMessage(null);
  pack.close();
}

unpack(workerData as UnpackOrder);
