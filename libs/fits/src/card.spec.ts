import { describe, expect, it } from 'vitest';
import { parseCard } from './card.js';
import { parseHeader } from './header.js';

const card = (text: string) => parseCard(text.padEnd(80));

describe('a card', () => {
  it.each([
    ["INSTRUME= 'STIS  '            / instrument", 'STIS', 'instrument'],
    ["QUOTED  = 'it''s / here'      / a slash in quotes is text", "it's / here", 'a slash in quotes is text'],
    ["WAVECALS= ''", '', ''],
    ['EXPTIME =                   0. / no digits after the point', 0, 'no digits after the point'],
    ['DOUBLE  =   5.810876458802D+04', 58_108.764_588_02, ''],
    ['BIG     =  9223372036854775807', 9_223_372_036_854_775_807n, ''],
    ['EXTEND  =                    T', true, ''],
    ['UNDEF   =                      / nothing', undefined, 'nothing'],
    ["XS-SORT = 'TIME'               /", 'TIME', ''],
  ])('gives the value and comment of %s', (text, value, comment) => {
    expect(card(text)).toMatchObject({ value, comment });
  });

  it('without the value indicator is a comment: section cards and COMMENT = of reference files', () => {
    expect(card('              / DATA DESCRIPTION KEYWORDS')).toMatchObject({ keyword: '' });
    expect(card("COMMENT = 'Modified by somebody'")).toMatchObject({ keyword: 'COMMENT' });
  });
});

describe('a header', () => {
  it('joins a string that CONTINUE cards continue, blanks before the ampersand kept', () => {
    const text = ["S_REGION= 'POLYGON ICRS 175.5 &'", "CONTINUE  '26.7&'", "CONTINUE  '' / extent", 'END'];
    const header = parseHeader(text.map((line) => line.padEnd(80)).join(''));
    expect(header.text('S_REGION')).toBe('POLYGON ICRS 175.5 26.7');
    expect(header.comment('S_REGION')).toBe('extent');
  });
});
