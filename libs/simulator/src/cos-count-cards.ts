import type { NewCard } from '@hstlc/fits';
import { real, section, text, whole } from './cards.js';
import { pulseHeightLimits } from './cos-flags.js';
import type { CosMode } from './cos-mode.js';

/** How many photons an events file holds, and why some do not count. */
export interface EventTotals {
  readonly events: number;
  readonly pulseHeight: number;
  readonly outside: number;
  readonly badTime: number;
  /** photons a second that the dead-time correction used */
  readonly rate: number;
  readonly liveShare: number;
}

export interface CountFacts {
  readonly mode: CosMode;
  readonly badSeconds: number;
  /** by FUV segment letter (A, B); for NUV under N */
  readonly totals: Readonly<Record<string, EventTotals>>;
}

/** Value of a card that does not apply. */
export const unset = -999;

/** Cards of the counts: of both segments in FUV files, of the whole detector in NUV files. */
export function countCards(facts: CountFacts): readonly NewCard[] {
  return [
    ...section('IMAGE STATISTICS AND DATA QUALITY FLAGS'),
    whole('SDQFLAGS', facts.mode.seriousFlags, 'serious data quality flags'),
    whole('SDQOUTER', 2, 'SDQFlags for the outer extraction zone'),
    ...(facts.mode.detector === 'NUV' ? detectorCards(facts) : segmentsCards(facts)),
  ];
}

function detectorCards({ totals, badSeconds }: CountFacts): readonly NewCard[] {
  const total = totals['N'];
  return [
    real('GLOBRATE', total?.rate ?? unset, 'global count rate'),
    whole('NEVENTS', total?.events ?? -1, 'Number of events in raw data file'),
    whole('NBADEVNT', total?.badTime ?? 0, 'Total number of events deleted in screening'),
    whole('NBADT', total?.badTime ?? 0, 'Number of events flagged by BADTCORR'),
    real('TBADT', badSeconds, 'Time lost to BADTCORR screening (seconds)'),
    real('DEADRT', total?.rate ?? unset, 'Count rate used for dead time correction (c/s)'),
    text('DEADMT', 'DATA', 'Deadtime correction method'),
    real('LIVETM', total?.liveShare ?? unset),
  ];
}

function segmentsCards({ totals, badSeconds }: CountFacts): readonly NewCard[] {
  const sum = (totals['A']?.events ?? 0) + (totals['B']?.events ?? 0);
  return [
    whole('NEVENTS', sum, 'Number of events in raw data file(segments A+B)'),
    ...['A', 'B'].flatMap((letter) => {
      const total = totals[letter];
      return total === undefined ? darkSegmentCards(letter) : segmentCards(letter, total, badSeconds);
    }),
  ];
}

function segmentCards(letter: string, total: EventTotals, badSeconds: number): readonly NewCard[] {
  const { low, high } = pulseHeightLimits.FUV;
  return [
    real(`GLOBRT_${letter}`, total.rate, 'global count rate'),
    whole(`PHALOWR${letter}`, low, 'PHA screening lower limit for segment'),
    whole(`PHAUPPR${letter}`, high, 'PHA screening upper limit for segment'),
    whole(`NEVENTS${letter}`, total.events, 'Number of events in raw data file (segment)'),
    whole(`NBADEVT${letter}`, total.pulseHeight + total.outside, 'Tot num of events deleted in screen'),
    whole(`NPHA_${letter}`, total.pulseHeight, `Number of seg ${letter} events flagged in PHA screening`),
    whole(`NBRST_${letter}`, 0, 'Number of events lost due to bursts'),
    whole(`NBADT_${letter}`, total.badTime, 'Number of events flagged by BADTCORR'),
    whole(`NOUT_${letter}`, total.outside, 'Number of events outside of active area'),
    real(`TBRST_${letter}`, 0, 'Time lost to bursts (seconds)'),
    real(`TBADT_${letter}`, badSeconds, 'Time lost to BADTCORR screening (seconds)'),
    real(`DEADRT_${letter}`, total.rate, 'Count rate used for dead time correction (c/s)'),
    text(`DEADMT_${letter}`, 'DATA', 'Deadtime correction method'),
    real(`LIVETM_${letter}`, total.liveShare),
    whole(`HVLEVEL${letter}`, 163, 'Actual segment commanded HV level (counts)'),
  ];
}

/** A segment whose high voltage is off: its cards are there, unset. */
function darkSegmentCards(letter: string): readonly NewCard[] {
  return [
    real(`GLOBRT_${letter}`, unset, 'global count rate'),
    whole(`PHALOWR${letter}`, -1, 'PHA screening lower limit for segment'),
    whole(`PHAUPPR${letter}`, -1, 'PHA screening upper limit for segment'),
    whole(`NEVENTS${letter}`, -1, 'Number of events in raw data file (segment)'),
    ...['NBADEVT', 'NPHA_', 'NBRST_', 'NBADT_', 'NOUT_'].map((prefix) => whole(`${prefix}${letter}`, 0)),
    ...['TBRST_', 'TBADT_'].map((prefix) => real(`${prefix}${letter}`, 0)),
    real(`DEADRT_${letter}`, unset, 'Count rate used for dead time correction (c/s)'),
    text(`DEADMT_${letter}`, '', 'Deadtime correction method'),
    real(`LIVETM_${letter}`, unset),
    whole(`HVLEVEL${letter}`, -1, 'Actual segment commanded HV level (counts)'),
  ];
}
