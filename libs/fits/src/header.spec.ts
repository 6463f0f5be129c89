import { expect, test } from 'vitest';
import { parseHeader } from './header.js';
import { card } from './testing/small-file.js';

const headerOf = (...cards: readonly string[]) =>
  parseHeader([...cards, 'END'].map((line) => line.padEnd(80)).join(''));

test('joins the parts of a continued string, blanks before the ampersand included', () => {
  const header = headerOf(
    "S_REGION= 'POLYGON ICRS 175.5545055726183 26.701462072099986 &'",
    "CONTINUE  '175.54589028571985 &'",
    "CONTINUE  '26.701462072099986&'",
    "CONTINUE  '' / Spatial extent of the observation",
    card('NEXT', 1),
  );
  expect(header.text('S_REGION')).toBe(
    'POLYGON ICRS 175.5545055726183 26.701462072099986 175.54589028571985 26.701462072099986',
  );
  expect(header.comment('S_REGION')).toBe('Spatial extent of the observation');
  expect(header.cards.map(({ keyword }) => keyword)).toEqual(['S_REGION', 'NEXT']);
});

test('keeps an ampersand that nothing follows', () => {
  expect(headerOf("NAME    = 'A & B &'", card('NEXT', 1)).text('NAME')).toBe('A & B &');
});

test('gives the first of a keyword that stands twice, and keeps both', () => {
  const header = headerOf(card('GAIN', 1), card('GAIN', 2));
  expect(header.number('GAIN')).toBe(1);
  expect(header.cards).toHaveLength(2);
});

test('gives undefined for a value of another type', () => {
  const header = headerOf(card('COUNT', 12), "NAME    = '12'", card('DONE', 'T'));
  expect(header.text('COUNT')).toBeUndefined();
  expect(header.number('NAME')).toBeUndefined();
  expect(header.number('DONE')).toBeUndefined();
  expect(header.logical('DONE')).toBe(true);
  expect(header.value('ABSENT')).toBeUndefined();
});
