import type { NewCard, NewColumn, NewHdu } from '@hstlc/fits';
import { logical, text, whole } from './cards.js';
import { innerRows, sourceRows, type Extraction } from './cos-box.js';
import type { CosMode } from './cos-mode.js';
import type { CosSpectrum } from './cos-spectrum.js';

const fluxUnit = 'erg /s /cm**2 /angstrom';

/** The SCI extension of an x1d: a row per segment or stripe. TWOZONE adds the columns of its zones. */
export function spectrumTable(
  mode: CosMode,
  extraction: Extraction,
  spectra: readonly CosSpectrum[],
  facts: { readonly exposureSeconds: number; readonly cards: readonly NewCard[] },
): NewHdu {
  const hasZones = extraction === 'TWOZONE';
  const vector = vectorOf(mode, spectra);
  return {
    header: [
      logical('INHERIT', true, 'inherit the primary header'),
      text('EXTNAME', 'SCI', 'extension name'),
      whole('EXTVER', 1, 'extension version number'),
      ...facts.cards,
    ],
    table: {
      rowCount: spectra.length,
      columns: [
        { name: 'SEGMENT', format: '4A', values: spectra.map(({ stripe }) => stripe.name) },
        {
          name: 'EXPTIME',
          format: '1D',
          unit: 's',
          display: 'F8.3',
          values: spectra.map(() => facts.exposureSeconds),
        },
        { name: 'NELEM', format: '1J', display: 'I6', values: spectra.map(() => mode.columnCount) },
        vector('WAVELENGTH', 'D', 'angstrom', ({ wavelengths }) => wavelengths),
        vector('FLUX', 'E', fluxUnit, ({ flux }) => flux),
        vector('ERROR', 'E', fluxUnit, ({ error }) => error),
        vector('GROSS', 'E', 'count /s', ({ gross }) => gross),
        vector('GCOUNTS', 'E', 'count', ({ grossCounts }) => grossCounts),
        vector('NET', 'E', 'count /s', ({ net }) => net),
        vector('BACKGROUND', 'E', 'count /s', ({ background }) => background),
        vector('DQ', 'I', '', ({ flags }) => flags),
        vector('DQ_WGT', 'E', '', ({ goodColumns }) => goodColumns),
        ...(hasZones ? [vector('DQ_OUTER', 'I', '', ({ flags }) => flags)] : []),
        vector('BACKGROUND_PER_PIXEL', 'E', 'count /s /pixel', (spectrum) => spectrum.backgroundPerPixel),
        ...(hasZones ? zoneColumns(mode, vector) : []),
      ],
    },
  };
}

type Vector = (
  name: string,
  letter: 'D' | 'E' | 'I',
  unit: string,
  value: (spectrum: CosSpectrum) => ArrayLike<number>,
) => NewColumn;

/** Makes columns with one element per column of the spectrum, the spectra one after the other. */
function vectorOf({ columnCount }: CosMode, spectra: readonly CosSpectrum[]): Vector {
  return (name, letter, unit, value) => {
    const values = new Float64Array(columnCount * spectra.length);
    spectra.forEach((spectrum, row) => values.set(Float64Array.from(value(spectrum)), row * columnCount));
    return { name, format: `${columnCount}${letter}`, ...(unit === '' ? {} : { unit }), values };
  };
}

function zoneColumns(mode: CosMode, vector: Vector): readonly NewColumn[] {
  const rows = (which: (spectrum: CosSpectrum, column: number) => number) => (spectrum: CosSpectrum) =>
    Float64Array.from({ length: mode.columnCount }, (_, column) => which(spectrum, column));
  const outer = ({ stripe }: CosSpectrum, column: number) => sourceRows(mode, stripe, 'TWOZONE', column);
  const inner = ({ stripe }: CosSpectrum, column: number) => innerRows(stripe, column);
  return [
    vector('NUM_EXTRACT_ROWS', 'I', '', ({ rowCounts }) => rowCounts),
    vector('ACTUAL_EE', 'D', '', ({ enclosedShares }) => enclosedShares),
    vector(
      'Y_LOWER_OUTER',
      'D',
      '',
      rows((spectrum, column) => outer(spectrum, column).first),
    ),
    vector(
      'Y_UPPER_OUTER',
      'D',
      '',
      rows((spectrum, column) => outer(spectrum, column).last),
    ),
    vector(
      'Y_LOWER_INNER',
      'D',
      '',
      rows((spectrum, column) => inner(spectrum, column).first),
    ),
    vector(
      'Y_UPPER_INNER',
      'D',
      '',
      rows((spectrum, column) => inner(spectrum, column).last),
    ),
  ];
}
