import { mergeConfig } from 'vitest/config';
import shared from '../vitest.shared.mts';

/** One archive is filled and served for all suites (src/served-archive.ts); they run one after the other. */
export default mergeConfig(shared, {
  test: {
    globalSetup: ['src/served-archive.ts'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // a page of a busy machine may be late; what never comes still fails
    expect: { poll: { timeout: 30_000 } },
  },
});
