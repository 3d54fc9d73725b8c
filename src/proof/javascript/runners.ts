import { ava } from './runners/ava.js';
import { jasmine } from './runners/jasmine.js';
import { jest } from './runners/jest.js';
import { mocha } from './runners/mocha.js';
import { nodeTest } from './runners/node-test.js';
import { qunit } from './runners/qunit.js';
import { tap } from './runners/tap.js';
import { tape } from './runners/tape.js';
import { vitest } from './runners/vitest.js';
import type { ScriptRunner } from './script-runner.js';

/** Every runner that is known, those first that a project which has several most likely tests with. */
export const SCRIPT_RUNNERS: readonly ScriptRunner[] = [
  vitest,
  jest,
  mocha,
  ava,
  tap,
  tape,
  jasmine,
  qunit,
  nodeTest,
];
