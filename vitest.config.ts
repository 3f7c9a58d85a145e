import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    // By default one core is left idle, which on a machine of two takes twice as long.
    maxWorkers: '100%',
    // A busy machine is no fault of a test.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // lib/ is pure: nothing that one file does can be seen in another, and the engine is loaded once, not 100 times.
          isolate: false,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/components/**', 'tests/e2e/**', 'tests/a11y/**'],
          benchmark: { include: ['tests/bench/**/*.bench.ts'] },
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: 'dom',
          // happy-dom, not jsdom: jsdom's TextEncoder makes typed arrays that jose refuses.
          environment: 'happy-dom',
          include: ['tests/components/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/components/setup.ts'],
          // The whole page is large, and finding things by role takes its time on a busy machine.
          testTimeout: 60_000,
          // As with the browser's tests: what passes at the second try does not hold up a change.
          retry: process.env.CI ? 1 : 0,
          // Benchmarks belong to the node project only; otherwise they would run twice.
          benchmark: { include: [] },
        },
      },
    ],
    coverage: { provider: 'v8', include: ['lib/**', 'components/**'] },
  },
})
