import { defineConfig } from 'vitest/config';
import shared from '../vitest.shared.mts';

/** `npm run test:faults`: the long form; needs no served archive. */
export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    include: ['src/faults/**/*.spec.ts', 'src/faults/**/*.faults.ts'],
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
  },
});
