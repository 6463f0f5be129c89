import { writeFits, type NewCard, type NewHdu } from '@hstlc/fits';
import { lightcurveColumns, type Lightcurve } from '../lightcurve.js';
import { lightcurveCards, primaryCards } from './product-cards.js';

/** An input file of a product, by name and content. */
export interface ProductInput {
  readonly rootname: string;
  readonly filename: string;
  readonly sha256: string;
}

/** Where a product comes from and what it is called, beside the lightcurve itself. */
export interface ProductProvenance {
  readonly inputs: readonly ProductInput[];
  readonly codeVersion: string;
  /** `v1.0` */
  readonly productVersion: string;
  /** hexadecimal SHA-256 of a text */
  readonly sha256: (text: string) => string;
}

/**
 * Writes a lightcurve as its FITS product: PRIMARY, LIGHTCURVE, GTI, PROVENANCE, PARAMETERS, each with checksums.
 *
 * The same lightcurve and provenance give the same bytes: DATE is the newest of the inputs, never the clock.
 *
 * @see the project's products page, sections 2 to 4
 */
export function writeLightcurveProduct(lightcurve: Lightcurve, provenance: ProductProvenance): Uint8Array {
  return writeFits([
    { header: primaryCards(lightcurve, provenance) },
    lightcurveHdu(lightcurve),
    goodTimesHdu(lightcurve),
    provenanceHdu(lightcurve, provenance),
    parametersHdu(lightcurve),
  ]);
}

function lightcurveHdu(lightcurve: Lightcurve): NewHdu {
  return {
    header: lightcurveCards(lightcurve),
    table: {
      rowCount: lightcurve.columns.TIME.length,
      columns: lightcurveColumns.map(({ name, unit, format, comment }) => ({
        name,
        unit,
        format,
        comment,
        values: lightcurve.columns[name],
      })),
    },
  };
}

function goodTimesHdu({ goodTimes, mjdReference }: Lightcurve): NewHdu {
  return {
    header: [
      ...named('GTI'),
      { keyword: 'HDUCLASS', value: 'OGIP' },
      { keyword: 'HDUCLAS1', value: 'GTI' },
      { keyword: 'MJDREF', value: mjdReference, real: true, comment: 'zero of START and STOP (d, UTC)' },
      { keyword: 'TIMESYS', value: 'UTC' },
      { keyword: 'TIMEUNIT', value: 's' },
    ],
    table: {
      rowCount: goodTimes.length,
      columns: [
        {
          name: 'START',
          format: '1D',
          unit: 's',
          comment: 'since MJDREF',
          values: goodTimes.map(({ start }) => start),
        },
        {
          name: 'STOP',
          format: '1D',
          unit: 's',
          comment: 'since MJDREF',
          values: goodTimes.map(({ stop }) => stop),
        },
      ],
    },
  };
}

/** One row per exposure, in the order of DATASET, those left out at the end with the reason. */
function provenanceHdu({ datasets, identity }: Lightcurve, { inputs }: ProductProvenance): NewHdu {
  const filesOf = (rootname: string) => inputs.filter((input) => input.rootname === rootname);
  const texts = (name: string, values: readonly string[]) => ({
    name,
    format: `${Math.max(1, ...values.map(({ length }) => length))}A`,
    values,
  });
  const numbers = (name: string, unit: string, values: readonly number[]) => ({
    name,
    unit,
    format: '1D',
    values,
  });
  const same = (value: string) => datasets.map(() => value);
  return {
    header: named('PROVENANCE'),
    table: {
      rowCount: datasets.length,
      columns: [
        {
          name: 'DATASET',
          format: '1I',
          comment: '0 when excluded',
          values: datasets.map(({ dataset }) => dataset ?? 0),
        },
        texts(
          'FILENAME',
          datasets.map(({ rootname }) =>
            filesOf(rootname)
              .map(({ filename }) => filename)
              .join(' '),
          ),
        ),
        texts(
          'SHA256',
          datasets.map(({ rootname }) =>
            filesOf(rootname)
              .map(({ sha256 }) => sha256)
              .join(' '),
          ),
        ),
        texts(
          'ROOTNAME',
          datasets.map(({ rootname }) => rootname),
        ),
        {
          name: 'PROPOSID',
          format: '1J',
          nullValue: 0,
          values: datasets.map(({ proposalId }) => proposalId ?? 0),
        },
        texts('TELESCOPE', same(identity.telescope)),
        texts('INSTRUMENT', same(identity.instrument)),
        texts('DETECTOR', same(identity.detector)),
        texts('DISPERSER', same(identity.opticalElement)),
        {
          name: 'CENWAVE',
          format: '1J',
          unit: 'Angstrom',
          values: datasets.map(() => identity.centralWavelength),
        },
        texts('APERTURE', same(identity.aperture)),
        texts(
          'CAL_VER',
          datasets.map(({ calibrationVersion }) => calibrationVersion),
        ),
        numbers(
          'MJD_BEG',
          'd',
          datasets.map(({ startMjd }) => startMjd),
        ),
        numbers(
          'MJD_MID',
          'd',
          datasets.map(({ startMjd, endMjd }) => (startMjd + endMjd) / 2),
        ),
        numbers(
          'MJD_END',
          'd',
          datasets.map(({ endMjd }) => endMjd),
        ),
        numbers(
          'XPOSURE',
          's',
          datasets.map(({ exposureSeconds }) => exposureSeconds),
        ),
        numbers(
          'MINWAVE',
          'Angstrom',
          datasets.map(({ wavelengthRange }) => wavelengthRange[0]),
        ),
        numbers(
          'MAXWAVE',
          'Angstrom',
          datasets.map(({ wavelengthRange }) => wavelengthRange[1]),
        ),
        { name: 'EXCLUDED', format: '1L', values: datasets.map(({ dataset }) => dataset === null) },
        texts(
          'REASON',
          datasets.map(({ excludedReason }) => excludedReason ?? ''),
        ),
      ],
    },
  };
}

function parametersHdu({ parameters }: Lightcurve): NewHdu {
  const width = (pick: (parameter: Lightcurve['parameters'][number]) => string) =>
    `${Math.max(1, ...parameters.map((each) => pick(each).length))}A`;
  return {
    header: named('PARAMETERS'),
    table: {
      rowCount: parameters.length,
      columns: [
        { name: 'KEY', format: width(({ key }) => key), values: parameters.map(({ key }) => key) },
        { name: 'VALUE', format: width(({ value }) => value), values: parameters.map(({ value }) => value) },
        { name: 'UNIT', format: width(({ unit }) => unit), values: parameters.map(({ unit }) => unit) },
      ],
    },
  };
}

function named(name: string): readonly NewCard[] {
  return [
    { keyword: 'EXTNAME', value: name },
    { keyword: 'EXTVER', value: 1 },
  ];
}
