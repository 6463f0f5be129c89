import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { airglowLines } from './airglow-lines.js';
import { panelNames, usualPanels } from './panel-names.js';
import { formatStudy, parseStudy, timeScales, usualStudy, type StudyState } from './study-state.js';

const rootname = fc.stringMatching(/^[a-z][a-z0-9]{8}$/);
const anyStudy: fc.Arbitrary<StudyState> = fc.record({
  panels: fc
    .subarray([...panelNames], { minLength: 1 })
    .chain((names) => fc.shuffledSubarray(names, { minLength: names.length, maxLength: names.length })),
  binSeconds: fc.option(fc.double({ min: 1e-3, max: 1e5, noNaN: true }), { nil: undefined }),
  scale: fc.constantFrom(...timeScales),
  gaps: fc.constantFrom('collapsed', 'shown'),
  errors: fc.constantFrom('shown', 'hidden'),
  flagged: fc.constantFrom('shown', 'hidden'),
  exposures: fc.uniqueArray(rootname, { maxLength: 3 }),
  range: fc.option(
    fc
      .tuple(
        fc.double({ min: 50_000, max: 61_000, noNaN: true }),
        fc.double({ min: 1e-5, max: 900, noNaN: true }),
      )
      .map(([from, span]) => [from, from + span] as const),
    { nil: undefined },
  ),
  vertical: fc.constantFrom('robust', 'full'),
  airglow: fc.constantFrom(undefined, ...airglowLines),
});

describe('the address of a lightcurve', () => {
  it('gives back every choice, also after it was written into an address as JSON', () => {
    fc.assert(
      fc.property(anyStudy, (study) => {
        const travelled = JSON.parse(JSON.stringify(formatStudy(study))) as Record<string, unknown>;
        expect(parseStudy(travelled)).toEqual(study);
      }),
      { seed: 8 },
    );
  });

  it('is empty when nothing was chosen', () => {
    expect(formatStudy(usualStudy)).toEqual({});
    expect(parseStudy({})).toEqual(usualStudy);
  });

  it('is as usual where it does not understand', () => {
    const nonsense = {
      panels: 'nets,,',
      bin: -2,
      scale: 'tdb',
      gaps: 1,
      errors: null,
      exposures: {},
      from: 5,
      to: 4,
      y: 'half',
    };
    expect(parseStudy(nonsense)).toEqual(usualStudy);
  });

  it('keeps what it understands, each panel once', () => {
    expect(parseStudy({ panels: 'flux,net,flux,nets' }).panels).toEqual(['flux', 'net']);
    expect(parseStudy({ panels: 'nets' }).panels).toEqual(usualPanels);
  });
});
