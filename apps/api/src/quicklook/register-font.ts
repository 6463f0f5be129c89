import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';

/** The name under which the font is registered; without blanks, which canvas font strings would have to quote. */
export const fontFamily = 'HstlcSans';

const fontFile = createRequire(import.meta.url).resolve(
  '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2',
);

let isRegistered = false;

/** Makes the font known that all pictures are written in: the same on every machine, for it comes along. */
export function registerFont(): void {
  isRegistered ||= GlobalFonts.has(fontFamily) || GlobalFonts.registerFromPath(fontFile, fontFamily) !== null;
}
