import { z } from 'zod';
import type { ListField } from './list-field.js';

export const instruments = ['COS', 'STIS'] as const;

/** What the light went through: the key that, with the target, makes exposures comparable. */
export const configurationFields = {
  instrument: z.enum(instruments),
  detector: z.string().describe('FUV, NUV, FUV-MAMA or NUV-MAMA'),
  optElem: z.string().describe('grating or mirror, as in the header card OPT_ELEM'),
  cenwave: z.number().int().describe('central wavelength setting (Å); 0 for imaging'),
  aperture: z.string(),
};

/** The same as fields of a list. */
export const configurationListFields = [
  {
    name: 'instrument',
    parameter: 'instrument',
    kind: 'choice',
    ucd: 'meta.id;instr',
    description: 'COS or STIS',
    values: instruments,
  },
  {
    name: 'detector',
    parameter: 'detector',
    kind: 'choice',
    ucd: 'meta.id;instr.det',
    description: 'FUV, NUV, FUV-MAMA or NUV-MAMA',
  },
  {
    name: 'optElem',
    parameter: 'opt_elem',
    kind: 'choice',
    ucd: 'meta.id;instr.setup',
    description: 'grating or mirror, OPT_ELEM',
  },
  {
    name: 'cenwave',
    parameter: 'cenwave',
    kind: 'code',
    unit: 'Angstrom',
    ucd: 'em.wl.central;instr.setup',
    description: 'central wavelength setting; 0 for imaging',
  },
  {
    name: 'aperture',
    parameter: 'aperture',
    kind: 'choice',
    ucd: 'meta.id;instr.param',
    description: 'aperture',
  },
] as const satisfies readonly ListField[];
