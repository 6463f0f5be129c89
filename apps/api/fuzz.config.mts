import { defineConfig } from 'vitest/config';
import shared from '../../vitest.shared.mts';

/** `npm run fuzz:api`: 12,000 requests made from the OpenAPI document. */
export default defineConfig({
  ...shared,
  test: { ...shared.test, include: ['src/testing/*.fuzz.ts'], testTimeout: 3_600_000 },
});
