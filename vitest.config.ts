import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { findChromium } from './test/browser/find-chromium.js';

const withoutBrowser = findChromium(process.env) === null;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(withoutBrowser ? ['test/browser/**'] : [])],
    // Says so when the browser tests are left out, or fails where they are required.
    globalSetup: ['test/browser/say-left-out.ts'],
    // More than cores: much of a test’s time is waiting for git. The default leaves a core idle, which on two doubles the time.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // Tests build real git repositories; on a busy two-core machine that takes a while, and a hang must still end.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
