import type { NewCard } from '@hstlc/fits';
import { calendar } from './calendar.js';
import { logical, real, section, text, whole } from './cards.js';
import type { CosMode, CosStripe } from './cos-mode.js';
import { pulseHeightLimits } from './cos-flags.js';

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

export interface CosExtensionFacts {
  readonly mode: CosMode;
  readonly rootname: string;
  readonly rightAscension: number;
  readonly declination: number;
  readonly startMjd: number;
  /** s since EXPSTART */
  readonly stopSeconds: number;
  readonly exposureSeconds: number;
  readonly plannedSeconds: number;
  readonly badSeconds: number;
  readonly exposureFlag: string;
  readonly flashes: readonly { readonly start: number; readonly stop: number }[];
  /** by FUV segment letter (A, B); for NUV under N */
  readonly totals: Readonly<Record<string, EventTotals>>;
  /** the stripes this exposure has; the others' cards are unset */
  readonly stripes: readonly CosStripe[];
}

const unset = -999;

/** Cards of the first extension of a COS file, in its order: both segments' values stand in both segments' files. */
export function cosExtensionHeader(facts: CosExtensionFacts): readonly NewCard[] {
  return [
    text('ROOTNAME', facts.rootname, 'rootname of the observation set', 34),
    text('EXPNAME', facts.rootname, 'exposure identifier', 25),
    text('ASN_MTYP', 'EXP-FP', 'Role of the Member in the Association', 12),
    ...section('APERTURE INFORMATION'),
    real('RA_APER', facts.rightAscension, 'RA of reference aperture center'),
    real('DEC_APER', facts.declination, 'Declination of reference aperture center'),
    real('PA_APER', 154.63, 'Position Angle of reference aperture center (deg)'),
    whole('DISPAXIS', 1, 'dispersion axis; 1 = axis 1, 2 = axis 2, none'),
    ...extractionCards(facts),
    ...exposureCards(facts),
    ...flashCards(facts),
    ...section('VELOCITY REFERENCE FRAME CONVERSIONS'),
    real('V_HELIO', 0, 'Geocentric to heliocentric velocity'),
    ...section('DOPPLER CORRECTION PARAMETERS'),
    real('ORBITPER', 5_717.771_688, 'Orbital Period used on board for Doppler corr.'),
    real('DOPPMAGV', 5.896_526, 'Doppler shift magnitude (Km/sec)'),
    logical('DOPPON', false, 'Doppler correction flag'),
    real('DOPPZERO', facts.startMjd, 'Commanded time of zero Doppler shift (MJD)'),
    ...countCards(facts),
    ...section('TIMETAG EVENTS ORIENTATION KEYWORDS'),
    whole('TALEN2', facts.mode.detectorColumns, 'length of axis 1'),
    whole('TALEN3', 1_024, 'length of axis 2'),
    { keyword: 'XS-SORT', value: 'TIME' },
  ];
}

function lettersOf({ mode }: CosExtensionFacts): readonly string[] {
  return mode.detector === 'FUV' ? ['A', 'B'] : ['A', 'B', 'C'];
}

function extractionCards(facts: CosExtensionFacts): readonly NewCard[] {
  const each = (keyword: (letter: string) => string, value: (stripe: CosStripe) => number, comment: string) =>
    lettersOf(facts).map((letter) => {
      const stripe = facts.stripes.find((candidate) => candidate.letter === letter);
      return real(keyword(letter), stripe === undefined ? unset : value(stripe), `${comment} ${letter}`);
    });
  return [
    ...each(
      (letter) => `SHIFT1${letter}`,
      ({ shift }) => shift,
      'wavecal shift determined (pixels)',
    ),
    ...each(
      (letter) => `SHIFT2${letter}`,
      () => -0.54,
      'Offset in cross-dispersion direction,',
    ),
    ...each(
      (letter) => `SP_LOC_${letter}`,
      ({ location }) => location,
      'location of spectral extraction region',
    ),
    ...each(
      (letter) => `SP_OFF_${letter}`,
      () => 0,
      'XD spectrum offset from expected loc',
    ),
    ...each(
      (letter) => `SP_NOM_${letter}`,
      ({ location }) => location,
      'Expected location of spectrum in XD',
    ),
    ...each(
      (letter) => `SP_SLP_${letter}`,
      ({ slope }) => slope,
      'slope of spectrum',
    ),
    ...wholes(facts, 'SP_HGT_', ({ height }) => height, 'height (pixels) of extraction region'),
    whole('X_OFFSET', facts.mode.columnOffset, 'offset of detector in a calibrated image'),
    ...wholes(facts, 'B_HGT1_', ({ bandHeight }) => bandHeight, 'height of spectral background 1'),
    ...wholes(facts, 'B_HGT2_', ({ bandHeight }) => bandHeight, 'height of spectral background 2'),
    ...each(
      (letter) => `B_BKG1_${letter}`,
      ({ bands }) => bands[0],
      'location of spectral background 1',
    ),
    ...each(
      (letter) => `B_BKG2_${letter}`,
      ({ bands }) => bands[1],
      'location of spectral background 2',
    ),
  ];
}

function wholes(
  facts: CosExtensionFacts,
  prefix: string,
  value: (stripe: CosStripe) => number,
  comment: string,
): readonly NewCard[] {
  return lettersOf(facts).map((letter) => {
    const stripe = facts.stripes.find((candidate) => candidate.letter === letter);
    return whole(`${prefix}${letter}`, stripe === undefined ? unset : value(stripe), `${comment} ${letter}`);
  });
}

function exposureCards(facts: CosExtensionFacts): readonly NewCard[] {
  const { startMjd, stopSeconds, exposureSeconds, mode } = facts;
  const endMjd = startMjd + stopSeconds / 86_400;
  const { date, time } = calendar(startMjd);
  return [
    ...section('EXPOSURE INFORMATION'),
    real('ORIENTAT', 154.63, 'position angle of image y axis (deg. e of n)'),
    real('SUN_ALT', 14.34696, "altitude of the sun above Earth's limb"),
    text('FGSLOCK', 'FINE', 'commanded FGS lock (FINE,COARSE,GYROS,UNKNOWN)', 18),
    { keyword: 'DATE-OBS', value: date, comment: 'UT date of start of observation (yyyy-mm-dd)' },
    { keyword: 'TIME-OBS', value: time, comment: 'UT time of start of observation (hh:mm:ss)' },
    real('EXPSTART', startMjd, 'exposure start time (Modified Julian Date)'),
    real('EXPEND', endMjd, 'exposure end time (Modified Julian Date)'),
    real('EXPTIME', exposureSeconds, 'exposure duration (seconds)--calculated'),
    text('EXPFLAG', facts.exposureFlag, 'Exposure interruption indicator', 13),
    ...(mode.detector === 'FUV'
      ? ['A', 'B'].map((letter) =>
          real(
            `EXPTIME${letter}`,
            facts.totals[letter] === undefined ? 0 : exposureSeconds,
            `Exposure time for segment ${letter} (seconds)`,
          ),
        )
      : []),
    ...section('ADDITIONAL EXPOSURE INFORMATION'),
    real('EXPSTRTJ', startMjd + 2_400_000.5, 'start time (JD) of exposure'),
    real('EXPENDJ', endMjd + 2_400_000.5, 'end time (JD) of exposure'),
    real('PLANTIME', Math.round(facts.plannedSeconds), 'Planned exposure time (seconds)'),
    whole('NINTERPT', 0, 'Number of Exposure Interrupts'),
  ];
}

function flashCards({ flashes }: CosExtensionFacts): readonly NewCard[] {
  return [
    ...section('TIME-TAG PARAMETERS (TIME_TAG only)'),
    real('BUFFTIME', 1_000, 'Onboard memory half-buffer-fill time'),
    whole('OVERFLOW', 0, 'Number of science data overflows'),
    whole('NUMFLASH', flashes.length, 'Integer number of flashes'),
    ...flashes.flatMap(({ start, stop }, index) => [
      real(`LMPDUR${index + 1}`, Number((stop - start).toFixed(3)), 'duration of flash, seconds'),
      real(`LMP_ON${index + 1}`, start, 'lamp turn-on  time, seconds since EXPSTART'),
      real(`LMPOFF${index + 1}`, stop, 'lamp turn-off time, seconds since EXPSTART'),
      real(`LMPMED${index + 1}`, (start + stop) / 2, 'median time of flash, seconds since EXPSTART'),
    ]),
  ];
}

function countCards(facts: CosExtensionFacts): readonly NewCard[] {
  const { mode, totals, badSeconds } = facts;
  const cards = [
    ...section('IMAGE STATISTICS AND DATA QUALITY FLAGS'),
    whole('SDQFLAGS', mode.seriousFlags, 'serious data quality flags'),
    whole('SDQOUTER', 2, 'SDQFlags for the outer extraction zone'),
  ];
  if (mode.detector === 'NUV') {
    const total = totals['N'];
    return [
      ...cards,
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
  const limits = pulseHeightLimits.FUV;
  return [
    ...cards,
    whole(
      'NEVENTS',
      (totals['A']?.events ?? 0) + (totals['B']?.events ?? 0),
      'Number of events in raw data file(segments A+B)',
    ),
    ...['A', 'B'].flatMap((letter) => {
      const total = totals[letter];
      return [
        real(`GLOBRT_${letter}`, total?.rate ?? unset, 'global count rate'),
        whole(
          `PHALOWR${letter}`,
          total === undefined ? -1 : limits.low,
          'PHA screening lower limit for segment',
        ),
        whole(
          `PHAUPPR${letter}`,
          total === undefined ? -1 : limits.high,
          'PHA screening upper limit for segment',
        ),
        whole(
          `NEVENTS${letter}`,
          total?.events ?? -1,
          `Number of events in raw data file (segment ${letter})`,
        ),
        whole(
          `NBADEVT${letter}`,
          total === undefined ? 0 : total.pulseHeight + total.outside,
          'Tot num of events deleted in screen',
        ),
        whole(
          `NPHA_${letter}`,
          total?.pulseHeight ?? 0,
          `Number of seg ${letter} events flagged in PHA screening`,
        ),
        whole(`NBRST_${letter}`, 0, 'Number of events lost due to bursts'),
        whole(`NBADT_${letter}`, total?.badTime ?? 0, 'Number of events flagged by BADTCORR'),
        whole(`NOUT_${letter}`, total?.outside ?? 0, 'Number of events outside of active area'),
        real(`TBRST_${letter}`, 0, 'Time lost to bursts (seconds)'),
        real(
          `TBADT_${letter}`,
          total === undefined ? 0 : badSeconds,
          'Time lost to BADTCORR screening (seconds)',
        ),
        real(`DEADRT_${letter}`, total?.rate ?? unset, 'Count rate used for dead time correction (c/s)'),
        text(`DEADMT_${letter}`, total === undefined ? '' : 'DATA', 'Deadtime correction method'),
        real(`LIVETM_${letter}`, total?.liveShare ?? unset),
        whole(
          `HVLEVEL${letter}`,
          total === undefined ? -1 : 163,
          'Actual segment commanded HV level (counts)',
        ),
      ];
    }),
  ];
}
