import fc from 'fast-check';
import { expect, it } from 'vitest';
import { JsonRows } from './json-rows.js';

function takeApart(text: string, cuts: readonly number[] = []): { rows: unknown[]; rest: unknown } {
  const bytes = new TextEncoder().encode(text);
  const reader = new JsonRows('data');
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  const rows = places
    .slice(1)
    .flatMap((end, place) => [...reader.rowsOf(bytes.subarray(places[place], end))]);
  return { rows, rest: reader.rest() };
}

it('gives the rows one by one, and what is around them', () => {
  expect(
    takeApart('{"status":"COMPLETE","data":[{"a":1},{"a":"}]{"}],"paging":{"page":1,"data":[{}]}}'),
  ).toEqual({
    rows: [{ a: 1 }, { a: '}]{' }],
    rest: { status: 'COMPLETE', data: [], paging: { page: 1, data: [{}] } },
  });
});

it('reads what JSON.parse reads, wherever the pieces are cut', () => {
  const row = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 4 });
  const answer = fc.record({
    before: fc.jsonValue(),
    data: fc.array(row, { maxLength: 5 }),
    after: fc.jsonValue(),
  });
  fc.assert(
    fc.property(answer, fc.array(fc.nat(), { maxLength: 6 }), fc.nat(2), (value, cuts, indent) => {
      const text = JSON.stringify(value, null, indent);
      const { data, ...around } = JSON.parse(text) as typeof value;
      expect(takeApart(text, cuts)).toEqual({ rows: data, rest: { ...around, data: [] } });
    }),
  );
});

it('throws SyntaxError on what is no JSON, or broke off', () => {
  for (const text of ['<html>', '{"data":[{"a":1}', '{"data":[{"a":}]}', ''])
    expect(() => takeApart(text)).toThrow(SyntaxError);
});
