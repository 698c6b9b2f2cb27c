import { defineConfig } from 'vitest/config';

/** Times and browsers waver on a busy machine: there a failure has to happen twice. */
const retry = process.env['CI'] ? 1 : 0;

export default defineConfig({
  test: {
    projects: [
      {
        // preact's JSX, for the tests of pages and reports
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**'],
          testTimeout: 30_000,
          retry,
          // 250 small files share their modules: loading them anew for each costs more than the tests
          isolate: false,
          pool: 'threads',
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.ts'],
          globalSetup: ['test/e2e/support/build-first.mjs'],
          testTimeout: 120_000,
          retry,
          hookTimeout: 120_000,
          // one browser at a time: they measure and wait, and the machine may have two cores
          fileParallelism: false,
        },
      },
    ],
  },
});
