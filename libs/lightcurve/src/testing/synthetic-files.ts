import { bytesSource, openFits, writeFits, type FitsFile, type NewCard, type NewColumn } from '@hstlc/fits';

/** A photon on a COS detector: seconds, XFULL, YFULL, EPSILON, DQ. */
export type CosPhoton = readonly [seconds: number, x: number, y: number, epsilon: number, dq: number];

/** A photon on a STIS detector: clock ticks of 125 µs, and 1-based high-resolution pixels. */
export type StisPhoton = readonly [ticks: number, axis1: number, axis2: number];

/** Live time of the synthetic exposures (s). */
export const liveSeconds = 100;

/** NET / FLUX of the synthetic spectra (count cm² Å / erg). */
export const sensitivity = 1e13;

const text = (keyword: string, value: string): NewCard => ({ keyword, value });
const real = (keyword: string, value: number): NewCard => ({ keyword, value, real: true });

const exposureCards: readonly NewCard[] = [
  text('EXTNAME', 'EVENTS'),
  text('EXPFLAG', 'NORMAL'),
  real('EXPSTART', 58_000.25),
  real('EXPEND', 58_000.25 + liveSeconds / 86_400),
  real('EXPTIME', liveSeconds),
];

/** A COS NUV exposure of stripe A alone, with a slope of −0.002 rows a column; boxes 57 and 41 rows high. */
export async function cosNuvFile(
  photons: readonly CosPhoton[],
  changes: readonly NewCard[] = [],
  eventChanges: readonly NewCard[] = [],
): Promise<FitsFile> {
  const column = (name: string, format: string, pick: (photon: CosPhoton) => number): NewColumn => ({
    name,
    format,
    values: photons.map(pick),
  });
  return fileOf(primaryOf('COS', 'NUV', 'G185M', 1850, changes), [
    {
      header: changed([...exposureCards, ...stripeCards], eventChanges),
      table: {
        rowCount: photons.length,
        columns: [
          column('TIME', '1E', ([seconds]) => seconds),
          column('XFULL', '1E', ([, x]) => x),
          column('YFULL', '1E', ([, , y]) => y),
          column('WAVELENGTH', '1E', ([, x]) => 1700 + (x + 100) * 0.1),
          column('EPSILON', '1E', ([, , , epsilon]) => epsilon),
          column('DQ', '1I', ([, , , , dq]) => dq),
        ],
      },
    },
    goodTimesHdu([[0, liveSeconds]]),
  ]);
}

const stripeCards: readonly NewCard[] = [
  real('X_OFFSET', 100),
  real('SP_LOC_A', 500),
  real('SP_SLP_A', -0.002),
  real('SP_HGT_A', 57),
  real('B_BKG1_A', 840),
  real('B_BKG2_A', 300),
  real('B_HGT1_A', 41),
  real('B_HGT2_A', 41),
  real('SP_LOC_B', -999),
  real('SP_LOC_C', -999),
];

/** The x1d of {@link cosNuvFile}. @param gcounts photons of weight 1.25 by column @param background count/s of every column */
export function cosNuvSpectrum(
  gcounts: ReadonlyMap<number, number>,
  background: number,
  changes: readonly NewCard[] = [],
): Promise<FitsFile> {
  const length = 1274;
  // GROSS counts photons, NET weighs what is left of them by their mean EPSILON
  const gross = (column: number) => (gcounts.get(column) ?? 0) / liveSeconds;
  const net = (column: number) => (gcounts.has(column) ? 1.25 : 1) * (gross(column) - background);
  return fileOf(
    [...primaryOf('COS', 'NUV', 'G185M', 1850, changes), text('XTRCTALG', 'BOXCAR')],
    [
      spectrumHdu([
        { name: 'SEGMENT', format: '4A', values: ['NUVA'] },
        vector('WAVELENGTH', 'D', length, (column) => 1700 + column * 0.1),
        vector('NET', 'E', length, net),
        vector('FLUX', 'D', length, (column) => net(column) / sensitivity),
        vector('BACKGROUND', 'E', length, () => background),
        vector('GROSS', 'E', length, gross),
        vector('GCOUNTS', 'E', length, (column) => gcounts.get(column) ?? 0),
        vector('DQ_WGT', 'E', length, () => 1),
      ]),
    ],
  );
}

/** A STIS tag. @param good intervals of good time (s); all of it by default */
export function stisTagFile(
  photons: readonly StisPhoton[],
  changes: readonly NewCard[] = [],
  good: readonly (readonly [start: number, stop: number])[] = [[0, liveSeconds]],
): Promise<FitsFile> {
  const column = (name: string, pick: (photon: StisPhoton) => number): NewColumn => ({
    name,
    format: '1I',
    values: photons.map(pick),
  });
  const times = photons.map(([ticks]) => ticks);
  return fileOf(primaryOf('STIS', 'FUV-MAMA', 'G140L', 1425, changes), [
    {
      header: exposureCards,
      table: {
        rowCount: photons.length,
        columns: [
          { name: 'TIME', format: '1J', unit: 's', scale: 0.000_125, values: times },
          column('AXIS1', ([, axis1]) => axis1),
          column('AXIS2', ([, , axis2]) => axis2),
          column('DETAXIS1', ([, axis1]) => axis1),
        ],
      },
    },
    goodTimesHdu(good),
  ]);
}

/** The x1d of {@link stisTagFile}: one order at low-resolution row 400.25, its background 300 rows off on both sides. */
export function stisSpectrum(netRate: number): Promise<FitsFile> {
  const length = 1024;
  const single = (name: string, value: number): NewColumn => ({ name, format: '1E', values: [value] });
  return fileOf(primaryOf('STIS', 'FUV-MAMA', 'G140L', 1425), [
    spectrumHdu([
      { name: 'SPORDER', format: '1I', values: [1] },
      vector('WAVELENGTH', 'D', length, (column) => 1140 + column * 0.6),
      vector('NET', 'E', length, () => netRate),
      vector('FLUX', 'D', length, () => netRate / sensitivity),
      vector('DQ', 'I', length, () => 0),
      vector('EXTRLOCY', 'E', length, () => 400.25),
      single('EXTRSIZE', 11),
      single('BK1SIZE', 5),
      single('BK2SIZE', 5),
      single('BK1OFFST', -300),
      single('BK2OFFST', 300),
    ]),
  ]);
}

function primaryOf(
  instrument: string,
  detector: string,
  element: string,
  wavelength: number,
  changes: readonly NewCard[] = [],
): readonly NewCard[] {
  const cards: readonly NewCard[] = [
    text('FILENAME', 'test00001_tag.fits'),
    text('ROOTNAME', 'test00001                         '),
    text('TELESCOP', 'HST'),
    text('INSTRUME', `${instrument}  `),
    text('DETECTOR', detector),
    text('OPT_ELEM', element),
    { keyword: 'CENWAVE', value: wavelength },
    text('APERTURE', 'PSA'),
    text('TARGNAME', 'TEST'),
    text('OBSTYPE', 'SPECTROSCOPIC'),
    text('FLATFILE', 'lref$abc_flat.fits'),
    real('RA_TARG', 10),
    real('DEC_TARG', 20),
  ];
  return changed(cards, changes);
}

function changed(cards: readonly NewCard[], changes: readonly NewCard[]): readonly NewCard[] {
  const keywords = new Set(changes.map(({ keyword }) => keyword));
  return [...cards.filter(({ keyword }) => !keywords.has(keyword)), ...changes];
}

function goodTimesHdu(good: readonly (readonly [start: number, stop: number])[]) {
  return {
    header: [text('EXTNAME', 'GTI')],
    table: {
      rowCount: good.length,
      columns: [
        { name: 'START', format: '1D', unit: 's', values: good.map(([start]) => start) },
        { name: 'STOP', format: '1D', unit: 's', values: good.map(([, stop]) => stop) },
      ],
    },
  };
}

function spectrumHdu(columns: readonly NewColumn[]) {
  return { header: [text('EXTNAME', 'SCI')], table: { rowCount: 1, columns } };
}

function vector(name: string, letter: string, length: number, of: (column: number) => number): NewColumn {
  return { name, format: `${length}${letter}`, values: Array.from({ length }, (_, column) => of(column)) };
}

function fileOf(header: readonly NewCard[], hdus: Parameters<typeof writeFits>[0]): Promise<FitsFile> {
  return openFits(bytesSource(writeFits([{ header }, ...hdus])));
}
