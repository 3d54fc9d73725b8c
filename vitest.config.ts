import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests build real git repositories; on a busy two-core machine that takes a while, and a hang must still end.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
