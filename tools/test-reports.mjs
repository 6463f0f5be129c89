import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './workspace.mjs';

/** Where each project's vitest writes its report (vitest.shared.mts reads TEST_REPORT_DIR). */
export const reportFolder = path.join(root, '.nx/test-reports');

/** Takes away the reports of earlier runs, so that none is counted twice. */
export function clearReports() {
  rmSync(reportFolder, { recursive: true, force: true });
  mkdirSync(reportFolder, { recursive: true });
}

/**
 * What the suites of one workspace folder did. A spec file that could not be loaded counts as one failure, and so does a
 * folder without a report or without a test: its suite never ran to its end.
 *
 * @returns `{ passed, failed, skipped, complaint }`
 */
export function countReport(folder) {
  const file = path.join(reportFolder, `${folder.replaceAll('/', '-')}.json`);
  if (!existsSync(file)) return nothing(`${folder}: no test report`);
  const report = JSON.parse(readFileSync(file, 'utf8'));
  if (report.testResults.length === 0) return nothing(`${folder}: no test ran`);
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((result) => result.status !== 'failed'),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded,
    skipped: report.numPendingTests + report.numTodoTests,
    complaint: unloaded > 0 ? `${folder}: ${unloaded} spec files could not be run` : undefined,
  };
}

function nothing(complaint) {
  return { passed: 0, failed: 1, skipped: 0, complaint };
}
