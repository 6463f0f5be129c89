import { existsSync } from 'node:fs';
import { findProgram } from './programs.mjs';

const macApplication = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** A Chromium to drive: HSTLC_CHROMIUM, else one on PATH, else the Mac's Chrome; undefined when there is none. */
export function findChromium() {
  const named = process.env.HSTLC_CHROMIUM;
  if (named) return existsSync(named) ? named : undefined;
  return (
    findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') ??
    (existsSync(macApplication) ? macApplication : undefined)
  );
}
