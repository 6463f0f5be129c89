import { z } from 'zod';
import { caveatSchema } from './caveat.js';
import { lightcurveDataFormats, lightcurveDataSchema } from './lightcurve.js';
import { foldClocks } from './photon-fold.js';

const windows = (words: string) =>
  z
    .string()
    .max(500)
    .refine((text) => readWindows(text) !== undefined, 'expected LO:HI[,LO:HI], LO < HI')
    .transform((text) => readWindows(text) ?? [])
    .describe(words);

const rows = (words: string) =>
  z
    .string()
    .max(500)
    .refine((text) => readRows(text) !== undefined, 'expected [SEGMENT=]LO:HI[,[SEGMENT=]LO:HI], LO ≤ HI')
    .transform((text) => readRows(text) ?? [])
    .describe(words);

const numeric = z
  .string()
  .regex(/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i, 'expected a number')
  .transform(Number);

const number = (least: number, most: number, words: string) =>
  numeric.pipe(z.number().min(least).max(most)).optional().describe(words);

/** Which photons are taken. */
const sourceChoices = {
  wavelengths: windows('only columns of these wavelengths: LO:HI[,LO:HI] (Å)').optional(),
  airglow: z
    .enum(['mask', 'full', 'keep'])
    .optional()
    .describe('airglow lines of COS: the two brightest masked (default), the full set, or kept'),
  sensitivity_cut: number(0, 1, 'share of the peak sensitivity below which ends are cut (default 0.05)'),
  max_sun_altitude: number(-90, 90, 'only with the Sun no higher than this over the horizon of HST (deg)'),
  source: rows(
    'rows of the source box: [SEGMENT=]LO:HI in YFULL (COS) or 0-based high-resolution rows (STIS); no flux then',
  ).optional(),
  reject_dq: number(0, 32_767, 'DQ bits for which COS photons are left out (default 2624)'),
  pulse_heights: z
    .string()
    .regex(/^\d{1,3}:\d{1,3}$/, 'expected LO:HI')
    .optional()
    .describe('lowest and highest pulse height of COS FUV photons, LO:HI'),
};

/** Likewise, and what stands for the background. */
const photonChoices = {
  ...sourceChoices,
  background_rows: rows('rows of the background boxes, likewise; no flux then').optional(),
  background: z
    .enum(['events', 'spectrum'])
    .optional()
    .describe("background as its photons come in time (default), or the x1d's mean"),
};

const step = number(1e-4, 1e6, 'bin width (s), rounded to whole instrument ticks');

export const extractionQuerySchema = z.strictObject({
  step,
  ...photonChoices,
  format: z
    .enum(lightcurveDataFormats)
    .optional()
    .describe('what the answer is written in; else Accept decides'),
});
export type ExtractionQuery = z.infer<typeof extractionQuerySchema>;

export const spectrogramQuerySchema = z.strictObject({
  step,
  dispersion_step: number(1e-3, 1e4, 'width of a bin of wavelength (Å), default 1'),
  ...photonChoices,
});
export type SpectrogramQuery = z.infer<typeof spectrogramQuerySchema>;

const time = windows('times since EXPSTART: LO:HI[,LO:HI] (s); default all good time').optional();

export const spectrumQuerySchema = z.strictObject({ time, ...photonChoices });
export type SpectrumQuery = z.infer<typeof spectrumQuerySchema>;

export const detectorQuerySchema = z.strictObject({
  time,
  columns_per_pixel: number(1, 1024, 'detector columns in a pixel of the picture, default 16').pipe(
    z.number().int().optional(),
  ),
  rows_per_pixel: number(1, 1024, 'detector rows in a pixel of the picture, default 1').pipe(
    z.number().int().optional(),
  ),
  ...photonChoices,
});
export type DetectorQuery = z.infer<typeof detectorQuerySchema>;

export const photonFoldQuerySchema = z.strictObject({
  period_s: numeric.pipe(z.number().positive()).describe('the period folded on (s)'),
  clock: z
    .enum(foldClocks)
    .default('barycentric')
    .describe('barycentric: times by BJD (TDB); recorded: UTC at HST'),
  epoch: number(
    -1e7,
    1e7,
    'where the phase is 0 (d): BJD (TDB) or, of the recorded clock, MJD (UTC); default EXPSTART',
  ),
  phase_bins: number(2, 200, 'parts of the cycle, default 20').pipe(z.number().int().optional()),
  harmonics: number(1, 20, 'harmonics of Z², default 2').pipe(z.number().int().optional()),
  time,
  ...sourceChoices,
});
export type PhotonFoldQuery = z.infer<typeof photonFoldQuerySchema>;

/** Columns of a TIMELINE, as CALCOS calls them. */
export const timelineColumnNames = [
  'TIME',
  'LONGITUDE',
  'LATITUDE',
  'SUN_ALT',
  'SUN_ZD',
  'TARGET_ALT',
  'RADIAL_VEL',
  'SHIFT1',
  'LY_ALPHA',
  'OI_1304',
  'OI_1356',
  'DARKRATE',
] as const;
export type TimelineColumnName = (typeof timelineColumnNames)[number];

export const timelineQuerySchema = z.strictObject({
  columns: z
    .string()
    .max(200)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(timelineColumnNames)))
    .optional()
    .describe(`only these, separated by commas, and TIME: ${timelineColumnNames.join(', ')}; default all`),
});
export type TimelineQuery = z.infer<typeof timelineQuerySchema>;

/** A lightcurve made now from photons; columns as those of the product. */
export const extractionSchema = lightcurveDataSchema
  .omit({ id: true })
  .extend({
    rootname: z.string(),
    stepSeconds: z.number().describe('width of a whole bin (s)'),
    liveSeconds: z.number().describe('live time (s)'),
    wavelengthAngstrom: z
      .tuple([z.number().describe('Å'), z.number().describe('Å')])
      .nullable()
      .describe('range of the columns used (Å); null when unknown'),
    selfCheck: z.object({
      gcountsEqual: z
        .boolean()
        .nullable()
        .describe('photons per column equal GCOUNTS of the x1d; null without one'),
      fluxRatio: z
        .number()
        .nullable()
        .describe('time-summed flux over the flux of the x1d (pure number); null without one'),
    }),
    parameters: z.array(z.object({ key: z.string(), value: z.string(), unit: z.string() })),
    caveats: z.array(caveatSchema),
  })
  .meta({ id: 'Extraction' });
export type Extraction = z.infer<typeof extractionSchema>;

export const spectrogramSchema = z
  .object({
    rootname: z.string(),
    stepSeconds: z.number().describe('width of a bin of time (s); the first begins at EXPSTART'),
    timeCount: z.number().int(),
    wavelengthStartAngstrom: z.number().describe('begin of the first bin of wavelength (Å)'),
    wavelengthStepAngstrom: z.number().describe('Å'),
    wavelengthCount: z.number().int(),
    counts: z
      .array(z.number().describe('count'))
      .describe('sum of EPSILON in the source boxes (count), time after time, a value for each wavelength'),
    events: z.array(z.number().int().describe('photons')).describe('photons, in the same order'),
    liveSeconds: z.array(z.number().describe('s')).describe('live time by time (s)'),
    widthsAngstrom: z.array(z.number().describe('Å')).describe('width of the columns used by wavelength (Å)'),
    caveats: z.array(caveatSchema),
  })
  .meta({ id: 'Spectrogram' });
export type Spectrogram = z.infer<typeof spectrogramSchema>;

const column = (words: string) => z.array(z.number().nullable().describe(words)).describe(words);

export const spectrumSchema = z
  .object({
    rootname: z.string(),
    segments: z.array(
      z.object({
        name: z.string(),
        liveSeconds: z.number().describe('live time within the times asked for (s)'),
        wavelengths: column('Å'),
        used: z.array(z.boolean()).describe('whether a lightcurve with the same options uses the column'),
        events: column('photons in the source box'),
        gross: column('count/s'),
        background: column('count/s'),
        net: column('count/s'),
        netError: column('count/s'),
        flux: column('erg/s/cm**2/Angstrom'),
        fluxError: column('erg/s/cm**2/Angstrom'),
      }),
    ),
    caveats: z.array(caveatSchema),
  })
  .meta({ id: 'Spectrum' });
export type Spectrum = z.infer<typeof spectrumSchema>;

export const detectorSchema = z
  .object({
    rootname: z.string(),
    images: z.array(
      z.object({
        segments: z.array(z.string()),
        columnsPerPixel: z.number().int().describe('detector columns in a pixel'),
        rowsPerPixel: z.number().int().describe('detector rows in a pixel'),
        width: z.number().int().describe('pixels'),
        height: z.number().int().describe('pixels'),
        events: z
          .array(z.number().int().describe('photons'))
          .describe('photons; row after row, lowest first'),
        boxes: z.array(
          z.object({
            segment: z.string(),
            region: z.enum(['source', 'background']),
            low: column('lower edge of the box (row), by pixel column'),
            high: column('upper edge of the box (row), by pixel column'),
          }),
        ),
      }),
    ),
    caveats: z.array(caveatSchema),
  })
  .meta({ id: 'Detector' });
export type Detector = z.infer<typeof detectorSchema>;

/** Where HST was and what lit up around it, second by second, as the exposure's files tell it. */
export const timelineSchema = z
  .object({
    rootname: z.string(),
    startMjd: z.number().describe('EXPSTART (d, MJD UTC): zero of TIME'),
    units: z.record(z.string(), z.string()).describe('unit of each column'),
    tables: z
      .array(
        z.object({
          segment: z.string().describe('segment of COS FUV whose counts the rates are of; else the detector'),
          rowCount: z.number().int(),
          columns: z
            .record(z.string(), z.array(z.number().nullable()))
            .describe(
              'by name, a row a second; null where the file has NaN. Rates of airglow lines are 0 where no photon came, and throughout where the line does not fall on the segment; a column that the file does not have is not here',
            ),
        }),
      )
      .describe('one of each file that has a TIMELINE: of COS FUV a segment each'),
  })
  .meta({ id: 'Timeline' });
export type Timeline = z.infer<typeof timelineSchema>;

/** @returns undefined when the text is not `LO:HI[,LO:HI]` with LO < HI */
function readWindows(text: string): readonly (readonly [number, number])[] | undefined {
  const parsed = text.split(',').map((window) => window.split(':'));
  const isGood = parsed.every(
    (ends) =>
      ends.length === 2 &&
      ends.every((end) => end.trim() !== '' && Number.isFinite(Number(end))) &&
      Number(ends[0]) < Number(ends[1]),
  );
  return isGood ? parsed.map(([low, high]) => [Number(low), Number(high)] as const) : undefined;
}

interface Rows {
  readonly segment?: string;
  readonly low: number;
  readonly high: number;
}

/** @returns undefined when the text is not `[SEGMENT=]LO:HI[,…]` with LO ≤ HI */
function readRows(text: string): readonly Rows[] | undefined {
  const chosen: Rows[] = [];
  for (const choice of text.split(',')) {
    const match = /^(?:([A-Z0-9-]{1,20})=)?(-?\d{1,6}(?:\.\d+)?):(-?\d{1,6}(?:\.\d+)?)$/.exec(choice);
    const [low, high] = [Number(match?.[2]), Number(match?.[3])];
    if (match === null || !(low <= high)) return undefined;
    chosen.push({ ...(match[1] === undefined ? {} : { segment: match[1] }), low, high });
  }
  return chosen;
}
