import { configDefaults, defineConfig } from 'vitest/config';
import { findChromium } from './test/browser/find-chromium.js';

const withoutBrowser = findChromium(process.env) === null;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(withoutBrowser ? ['test/browser/**'] : [])],
    // Says so when the browser tests are left out, or fails where they are required.
    globalSetup: ['test/browser/say-left-out.ts'],
    // Tests build real git repositories; on a busy two-core machine that takes a while, and a hang must still end.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
