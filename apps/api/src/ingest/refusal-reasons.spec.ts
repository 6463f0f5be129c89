import { refusalReasons as onTheWire } from '@hstlc/contract';
import { refusalReasons } from '@hstlc/lightcurve';
import { expect, it } from 'vitest';

it('gives the reasons for a refusal on the wire as the library does, in the same precedence', () => {
  expect(onTheWire).toEqual(refusalReasons);
});
