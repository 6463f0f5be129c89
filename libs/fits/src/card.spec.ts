import { describe, expect, it } from 'vitest';
import { parseCard } from './card.js';

const card = (text: string) => parseCard(text.padEnd(80));

describe('a card', () => {
  it.each([
    ["INSTRUME= 'STIS  '            / instrument", 'STIS', 'instrument'],
    ["QUOTED  = 'it''s / here'      / a slash in quotes is text", "it's / here", 'a slash in quotes is text'],
    ["WAVECALS= ''", '', ''],
    ["XS-SORT = 'TIME'               /", 'TIME', ''],
    ["LEADING = '  two'", '  two', ''],
    ["OPEN    = 'never closed", 'never closed', ''],
    ['EXPTIME =                   0. / no digits after the point', 0, 'no digits after the point'],
    ['DOUBLE  =   5.810876458802D+04', 58_108.764_588_02, ''],
    ['REAL    =   5.810876458802E+04', 58_108.764_588_02, ''],
    ['FREE    = -.5', -0.5, ''],
    ['SP_OFF_A= -0.0', -0, ''],
    ['NEVENTS = +40450', 40_450, ''],
    ['BIG     =  9223372036854775807', 9_223_372_036_854_775_807n, ''],
    ['EXTEND  =                    T', true, ''],
    ['GROUPS  =                    F / no', false, 'no'],
    ['UNDEF   =                      / nothing', undefined, 'nothing'],
  ])('gives the value and comment of %s', (text, value, comment) => {
    expect(card(text)).toMatchObject({ value, comment });
  });

  it('without the value indicator is a comment: section cards and COMMENT = of reference files', () => {
    expect(card('              / DATA DESCRIPTION KEYWORDS')).toMatchObject({
      keyword: '',
      value: '      / DATA DESCRIPTION KEYWORDS',
      comment: '',
    });
    expect(card("COMMENT = 'Modified by hand'")).toMatchObject({
      keyword: 'COMMENT',
      value: "= 'Modified by hand'",
    });
    expect(card('HISTORY of = signs')).toMatchObject({ keyword: 'HISTORY', value: 'of = signs' });
    expect(card('')).toMatchObject({ keyword: '', value: '', comment: '' });
  });

  it('keeps INHERIT a string where it was written as one', () => {
    expect(card("INHERIT = 'T       '").value).toBe('T');
    expect(card('INHERIT =                    T').value).toBe(true);
  });

  it('of HIERARCH has the words as keyword', () => {
    expect(card('HIERARCH ESO DET NAME = 12 / detector')).toMatchObject({
      keyword: 'ESO DET NAME',
      value: 12,
      comment: 'detector',
    });
  });
});
