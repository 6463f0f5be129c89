import type { NewCard, NewColumn, NewHdu } from '@hstlc/fits';
import { logical, text, whole } from './cards.js';
import { stisTickSeconds, type StisEvents } from './stis-events.js';
import { stisG140l } from './stis-mode.js';
import type { StisSpectrum } from './stis-spectrum.js';

/** The EVENTS extension of a STIS tag. */
export function stisEventsTable(events: StisEvents, cards: readonly NewCard[]): NewHdu {
  const column = (name: string, comment: string, values: Int16Array): NewColumn => ({
    name,
    format: '1I',
    unit: 'pixels',
    comment,
    values,
  });
  return {
    header: extensionCards('EVENTS', cards),
    table: {
      rowCount: events.ticks.length,
      columns: [
        {
          name: 'TIME',
          format: '1J',
          unit: 'seconds',
          comment: 'event clock time',
          scale: stisTickSeconds,
          zero: 0,
          values: events.ticks,
        },
        column('AXIS1', 'Doppler corrected axis 1 detector coordinate', events.x),
        column('AXIS2', 'axis 2 detector coordinate', events.y),
        column('DETAXIS1', 'raw 1 detector coordinate', events.detectorX),
      ],
    },
  };
}

/** The SCI extension of a first-order STIS x1d: one row. */
export function stisSpectrumTable(spectrum: StisSpectrum, cards: readonly NewCard[]): NewHdu {
  const length = stisG140l.columnCount;
  const short = (name: string, value: number): NewColumn => ({
    name,
    format: '1I',
    display: 'I11',
    nullValue: -32_767,
    values: [value],
  });
  const pixel = (name: string, value: number): NewColumn => ({
    name,
    format: '1E',
    unit: 'pixel',
    display: 'G15.7',
    values: [value],
  });
  const vector = (name: string, unit: string, values: Float64Array): NewColumn => ({
    name,
    format: `${length}E`,
    unit,
    display: 'G15.7',
    values,
  });
  const flux = 'erg/s/cm**2/Angstrom';
  return {
    header: extensionCards('SCI', cards),
    table: {
      rowCount: 1,
      columns: [
        short('SPORDER', 1),
        short('NELEM', length),
        {
          name: 'WAVELENGTH',
          format: `${length}D`,
          unit: 'Angstroms',
          display: 'G25.16',
          values: spectrum.wavelengths,
        },
        vector('GROSS', 'Counts/s', spectrum.gross),
        vector('BACKGROUND', 'Counts/s', spectrum.background),
        vector('NET', 'Counts/s', spectrum.net),
        vector('FLUX', flux, spectrum.flux),
        vector('ERROR', flux, spectrum.error),
        vector('NET_ERROR', 'Counts/s', spectrum.netError),
        { name: 'DQ', format: `${length}I`, display: 'I11', nullValue: -32_767, values: spectrum.flags },
        pixel('A2CENTER', stisG140l.centre),
        pixel('EXTRSIZE', stisG140l.boxHeight),
        { ...short('MAXSRCH', 1_024), unit: 'pixel' },
        pixel('BK1SIZE', stisG140l.bandHeight),
        pixel('BK2SIZE', stisG140l.bandHeight),
        pixel('BK1OFFST', stisG140l.bandOffsets[0]),
        pixel('BK2OFFST', stisG140l.bandOffsets[1]),
        vector('EXTRLOCY', 'pixel', spectrum.trace),
        pixel('OFFSET', 333.525),
      ],
    },
  };
}

function extensionCards(name: string, cards: readonly NewCard[]): readonly NewCard[] {
  return [
    logical('INHERIT', true, 'inherit the primary header'),
    text('EXTNAME', name, 'extension name'),
    whole('EXTVER', 1, 'extension version number'),
    ...cards,
  ];
}
