import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** `npm test` counts every suite by the reports written here, one file per workspace folder. */
const reportFolder = process.env['TEST_REPORT_DIR'];
const project = path.relative(import.meta.dirname, process.cwd()).replaceAll(path.sep, '-');

/** Every suite runs by this: specs beside the code, two workers (the machine has two cores). */
export default defineConfig({
  oxc: {
    decorator: { legacy: true, emitDecoratorMetadata: true },
    assumptions: { setPublicClassFields: true },
    typescript: { removeClassFieldsWithoutInitializer: true },
  },
  test: {
    include: ['src/**/*.spec.ts', 'src/**/*.spec.tsx'],
    pool: 'forks',
    maxWorkers: 2,
    // to end what hangs, not to time: machines are shared
    testTimeout: 240_000,
    hookTimeout: 300_000,
    reporters: reportFolder ? ['default', 'json'] : ['default'],
    ...(reportFolder && { outputFile: { json: path.join(reportFolder, `${project}.json`) } }),
  },
});
