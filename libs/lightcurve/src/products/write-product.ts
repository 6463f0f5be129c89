import { writeFits, type NewCard, type NewHdu } from '@hstlc/fits';
import { lightcurveColumns, type Lightcurve } from '../lightcurve.js';
import { provenanceTable } from './provenance-table.js';
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
  /** of the collection, `10.17909/…`; undefined as long as MAST has assigned none */
  readonly doi?: string;
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
    { header: named('PROVENANCE'), table: provenanceTable(lightcurve, provenance.inputs) },
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
        // MAST wants a unit for every column: blank for a number without
        unit: unit === '' ? ' ' : unit,
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
