import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** V8’s own collector; without a kind it collects all. */
type Collector = (options?: { type: 'minor' }) => void;

let collector: Collector | undefined;

/**
 * Gives back the memory of syntax trees that nothing refers to any more. They lie outside V8’s heap, which sees only their
 * small handles and so finds no reason to collect them: parsing a gigabyte of large files otherwise holds as much again.
 */
export function freeTrees(): void {
  collect()();
}

/**
 * The same for trees that were used at once and dropped, whose handles are young yet: it takes a few milliseconds, however
 * much the heap holds.
 */
export function freeYoungTrees(): void {
  collect()({ type: 'minor' });
}

function collect(): Collector {
  if (!collector) {
    setFlagsFromString('--expose-gc');
    collector = runInNewContext('gc') as Collector;
    setFlagsFromString('--no-expose-gc');
  }
  return collector;
}
