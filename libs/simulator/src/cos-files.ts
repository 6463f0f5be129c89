import { writeFits } from '@hstlc/fits';
import type { CosEvents } from './cos-events.js';
import { cosExtensionHeader, type CosExtensionFacts } from './cos-extension-header.js';
import type { CosMode } from './cos-mode.js';
import { cosPrimaryHeader, type CosHeaderFacts } from './cos-primary-header.js';
import type { CosSettings } from './cos-settings.js';
import type { StripeSource } from './cos-source.js';
import { spectrumTable } from './cos-spectrum-table.js';
import type { CosSpectrum } from './cos-spectrum.js';
import { eventsTable, timelineTable } from './cos-tables.js';
import { goodTimesTable } from './good-times-table.js';

function primaryFacts(
  filename: string,
  mode: CosMode,
  settings: CosSettings,
  segment: string,
): CosHeaderFacts {
  return {
    ...settings,
    filename,
    mode,
    segment,
    isSpectrum: filename.endsWith('_x1d.fits'),
  };
}

/** A corrtag: EVENTS, GTI, TIMELINE, and a second GTI where bad times were cut out. */
export function corrtagBytes(
  filename: string,
  mode: CosMode,
  own: readonly StripeSource[],
  events: CosEvents,
  settings: CosSettings,
  extension: CosExtensionFacts,
): Uint8Array {
  const { times, darkRate, rootname } = settings;
  const { stripe } = own[0];
  const cards = cosExtensionHeader(extension);
  const lymanAlpha = stripe.airglow.find(({ wavelength }) => Math.round(wavelength) === 1_216)?.rate ?? 0;
  const hasGaps = times.intervals.length > 1;
  return writeFits([
    {
      header: cosPrimaryHeader(
        primaryFacts(filename, mode, settings, mode.detector === 'FUV' ? stripe.name : 'N/A'),
      ),
    },
    eventsTable(events, cards),
    goodTimesTable([times.whole], { rootname }),
    timelineTable(
      mode,
      {
        stopSeconds: times.whole.stop,
        shift: stripe.shift,
        darkRate: darkRate / (mode.detectorColumns * 1_024),
        lymanAlpha,
      },
      // as in real files, the TIMELINE's copies of the extraction cards are unset
      cosExtensionHeader({ ...extension, stripes: [] }),
    ),
    ...(hasGaps ? [goodTimesTable(times.intervals, { rootname, version: 2, unit: 's' })] : []),
  ]);
}

/** An x1d: one SCI table. */
export function spectrumBytes(
  filename: string,
  mode: CosMode,
  spectra: readonly CosSpectrum[],
  settings: CosSettings,
  extension: CosExtensionFacts,
): Uint8Array {
  const both = spectra.length === 2 ? 'BOTH' : spectra[0].stripe.name;
  return writeFits([
    {
      header: cosPrimaryHeader(
        primaryFacts(filename, mode, settings, mode.detector === 'FUV' ? both : 'N/A'),
      ),
    },
    spectrumTable(mode, settings.extraction, spectra, {
      exposureSeconds: settings.times.exposureSeconds,
      cards: cosExtensionHeader(extension),
    }),
  ]);
}
