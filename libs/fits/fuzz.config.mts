import { defineConfig } from 'vitest/config';

/** `npm run fuzz`: a million damaged files in two processes; bounded by HSTLC_FUZZ_SECONDS each. */
export default defineConfig({
  test: { testTimeout: 7_200_000, include: ['src/testing/*.fuzz.ts'], pool: 'forks', maxWorkers: 2 },
});
