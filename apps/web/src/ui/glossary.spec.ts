import { lightcurveColumns } from '@hstlc/lightcurve/rows';
import { describe, expect, it } from 'vitest';
import { glossary, type GlossaryEntry } from './glossary.js';

const entries: Readonly<Record<string, GlossaryEntry>> = glossary;

describe('the glossary', () => {
  it('explains every column of a product, with its source', () => {
    const unexplained = lightcurveColumns.filter(({ name }) => entries[name]?.source === undefined);
    expect(unexplained.map(({ name }) => name)).toEqual([]);
  });

  it('says where every quantity is defined, and has two of none', () => {
    const all = Object.entries(entries);
    // calendar dates are what everybody means by them
    const without = all.filter(([name, { source }]) => source === undefined && name !== 'time');
    expect(without.map(([name]) => name)).toEqual([]);
    expect(new Set(all.map(([, { name }]) => name)).size).toBe(all.length);
  });
});
