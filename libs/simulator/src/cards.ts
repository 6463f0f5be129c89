import type { NewCard } from '@hstlc/fits';

/** A number card with a decimal point, though it be whole. */
export function real(keyword: string, value: number, comment = ''): NewCard {
  return { keyword, value, comment, real: true };
}

/** A card of text, padded with blanks to the width real files give it. */
export function text(keyword: string, value: string, comment = '', width = 8): NewCard {
  return { keyword, value: value.padEnd(width), comment };
}

export function whole(keyword: string, value: number, comment = ''): NewCard {
  return { keyword, value, comment };
}

export function logical(keyword: string, value: boolean, comment = ''): NewCard {
  return { keyword, value, comment };
}

/** The headings real HST headers are divided by: a blank card and a blank keyword with a slash. */
export function section(title: string): readonly NewCard[] {
  return [
    { keyword: '', value: '' },
    { keyword: '', value: `      / ${title}` },
    { keyword: '', value: '' },
  ];
}

/** What every simulated file says of itself in its primary header. */
export const simulationCards: readonly NewCard[] = [
  { keyword: 'SIMULATD', value: true, comment: 'simulated, not an observation' },
  { keyword: 'COMMENT', value: 'Simulated by the HST lightcurve project: the target, the photons and the' },
  {
    keyword: 'COMMENT',
    value: 'calibration are invented. Not an observation by the Hubble Space Telescope.',
  },
];
