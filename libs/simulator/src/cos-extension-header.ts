import type { NewCard } from '@hstlc/fits';
import { calendar } from './calendar.js';
import { logical, real, section, text, whole } from './cards.js';
import type { CosMode, CosStripe } from './cos-mode.js';
import { countCards, unset, type EventTotals } from './cos-count-cards.js';

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
