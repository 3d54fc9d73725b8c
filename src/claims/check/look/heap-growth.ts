import { getHeapStatistics } from 'node:v8';
import { freeTrees } from '../../../clients/code/free-trees.js';

/** Bytes by which the heap may grow. */
const MOST = 128 * 1024 * 1024;

/**
 * Gives back what is not needed any more, whenever the heap has grown much. Left alone, V8 lets it grow to several times of what
 * is in use: checks make and drop hundreds of megabytes of lines.
 */
export class HeapGrowth {
  #inUse = getHeapStatistics().used_heap_size;

  /** To be called often, where much may have been dropped. */
  limit(): void {
    if (getHeapStatistics().used_heap_size - this.#inUse < MOST) return;
    freeTrees();
    this.#inUse = getHeapStatistics().used_heap_size;
  }
}
