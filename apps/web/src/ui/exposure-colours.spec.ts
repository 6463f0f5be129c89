import { describe, expect, it } from 'vitest';
import { exposureColour, exposureShape } from './exposure-colours.js';

describe('how exposures are told apart', () => {
  it('gives each of the first twenty-one its own colour and shape', () => {
    const marks = Array.from(
      { length: 21 },
      (_, index) => `${exposureColour(index + 1)} ${exposureShape(index + 1)}`,
    );
    expect(new Set(marks).size).toBe(21);
  });

  it('begins anew after that', () => {
    expect([exposureColour(22), exposureShape(22)]).toEqual([exposureColour(1), exposureShape(1)]);
  });
});
