import { busyRepository } from './busy-repository.js';
import { fullDisk, readOnly, removedOutput } from './disk.js';
import type { Fault } from './ground.js';
import { growth } from './growth.js';
import { hugeInputs } from './huge-inputs.js';
import { killed } from './killed.js';
import { killedProof } from './killed-proof.js';
import { manyAudits } from './many-audits.js';
import { cutWhilePosting, cutWhileReading, manyPosts } from './network.js';
import { littleMemory, manyAtOnce, oddSurroundings } from './surroundings.js';

/** Every fault, in the order in which they are injected. */
export const FAULTS: readonly Fault[] = [
  killed,
  killedProof,
  fullDisk,
  readOnly,
  removedOutput,
  oddSurroundings,
  manyAtOnce,
  busyRepository,
  manyAudits,
  cutWhilePosting,
  cutWhileReading,
  manyPosts,
  littleMemory,
  growth,
  hugeInputs,
];
