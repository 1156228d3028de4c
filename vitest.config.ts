import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Many tests wait for processes that they start, so no core need stay free.
    maxWorkers: '100%',
    reporters: ['default'],
  },
});
