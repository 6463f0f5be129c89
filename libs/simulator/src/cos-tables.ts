import type { NewCard, NewColumn, NewHdu } from '@hstlc/fits';
import { logical, text, whole } from './cards.js';
import { shiftDrift, type CosEvents } from './cos-events.js';
import type { CosMode } from './cos-mode.js';

/** The EVENTS extension of a corrtag. */
export function eventsTable(events: CosEvents, cards: readonly NewCard[]): NewHdu {
  const column = (name: string, format: string, unit: string, values: ArrayLike<number>): NewColumn => ({
    name,
    format,
    ...(unit === '' ? {} : { unit }),
    ...(name === 'WAVELENGTH' ? { display: 'F9.4' } : {}),
    values,
  });
  return {
    header: [
      logical('INHERIT', true, 'inherit the primary header'),
      text('EXTNAME', 'EVENTS', 'extension name'),
      whole('EXTVER', 1, 'extension version number'),
      ...cards,
    ],
    table: {
      rowCount: events.time.length,
      columns: [
        column('TIME', '1E', 's', events.time),
        column('RAWX', '1I', 'pixel', events.rawX),
        column('RAWY', '1I', 'pixel', events.rawY),
        column('XCORR', '1E', 'pixel', events.xCorr),
        column('YCORR', '1E', 'pixel', events.yCorr),
        column('XDOPP', '1E', 'pixel', events.xDopp),
        column('XFULL', '1E', 'pixel', events.xFull),
        column('YFULL', '1E', 'pixel', events.yFull),
        column('WAVELENGTH', '1E', 'angstrom', events.wavelength),
        column('EPSILON', '1E', '', events.epsilon),
        column('DQ', '1I', '', events.dq),
        column('PHA', '1B', '', events.pulseHeight),
      ],
    },
  };
}

/** The TIMELINE extension: where the observatory was, a row a second and one for the end; its horizon lies 22.9° low. */
export function timelineTable(
  mode: CosMode,
  facts: {
    readonly stopSeconds: number;
    readonly shift: number;
    readonly darkRate: number;
    readonly lymanAlpha: number;
  },
  cards: readonly NewCard[],
): NewHdu {
  const rows = Math.floor(facts.stopSeconds) + 1;
  const seconds = Float32Array.from({ length: rows }, (_, row) => row + 0.064);
  const phase = (row: number) => (2 * Math.PI * seconds[row]) / 5_717.771_688;
  const column = (
    name: string,
    unit: string,
    display: string,
    value: (row: number) => number,
  ): NewColumn => ({
    name,
    format: '1E',
    unit,
    display,
    values: Float32Array.from({ length: rows }, (_, row) => value(row)),
  });
  return {
    header: [
      text('EXTNAME', 'TIMELINE', 'extension name'),
      logical('INHERIT', true, 'inherit the primary header'),
      whole('EXTVER', 1, 'extension version number'),
      ...cards,
    ],
    table: {
      rowCount: rows,
      columns: [
        column('TIME', 's', 'F8.3', (row) => seconds[row]),
        column('LONGITUDE', 'degree', 'F10.6', (row) => (254.6 + 0.0588 * seconds[row]) % 360),
        column('LATITUDE', 'degree', 'F10.6', (row) => 28.5 * Math.sin(phase(row) - 0.73)),
        column('SUN_ALT', 'degree', 'F6.2', (row) => 60 * Math.sin(phase(row) - 0.35)),
        column('SUN_ZD', 'degree', 'F6.2', (row) => 112.9 - 60 * Math.sin(phase(row) - 0.35)),
        column('TARGET_ALT', 'degree', 'F6.2', (row) => 66.7 - 0.02 * seconds[row]),
        column('RADIAL_VEL', 'km /s', 'F7.5', (row) => 5.896_526 * Math.sin(phase(row))),
        column('SHIFT1', 'pixel', 'F7.3', (row) => facts.shift + shiftDrift(seconds[row])),
        column('LY_ALPHA', 'count /s', 'G15.6', () => facts.lymanAlpha),
        column('OI_1304', 'count /s', 'G15.6', () => 0),
        column('OI_1356', 'count /s', 'G15.6', () => 0),
        column('DARKRATE', 'count /s /pixel', 'G15.6', () => facts.darkRate),
      ],
    },
  };
}
