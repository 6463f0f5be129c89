import { readExactly, type ByteSource } from './byte-source.js';
import { sizesOf } from './data-size.js';
import { decodeNumbers } from './decode-numbers.js';
import type { Header } from './header.js';
import { lettersOfBitpix } from './image.js';
import { numberKinds, type NumberArray } from './number-array.js';
import { scaleNumbers } from './scaling.js';

/** A parameter of random groups: a number for each group. */
export interface GroupParameter {
  /** PTYPE */
  readonly name: string;
  readonly values: Float64Array;
}

/** Random groups: parameters, and an array of the same shape for each group, one after the other. */
export interface RandomGroups {
  readonly groupCount: number;
  readonly parameters: readonly GroupParameter[];
  /** axes of one group's array, NAXIS2 first; it varies fastest */
  readonly shape: readonly number[];
  readonly values: NumberArray;
}

/**
 * Reads the random groups of a primary HDU, a structure of radio interferometry that FITS keeps for old files
 * (FITS 4.0 §6). PSCAL, PZERO, BSCALE and BZERO are applied; parameters of one name are not added up.
 */
export async function readRandomGroups({
  source,
  header,
  index,
  dataOffset,
}: {
  readonly source: ByteSource;
  readonly header: Header;
  readonly index: number;
  readonly dataOffset: number;
}): Promise<RandomGroups> {
  const { bitpix, axes, parameterCount, groupCount } = sizesOf(header, index);
  const shape = axes.slice(1);
  const pixels = shape.reduce((product, axis) => product * axis, 1);
  const letter = lettersOfBitpix[bitpix];
  const { bytes: size, make } = numberKinds[letter];
  const perGroup = parameterCount + pixels;
  const bytes = await readExactly(source, dataOffset, dataOffset + groupCount * perGroup * size);
  const read = (at: number, repeat: number) => {
    const stored = make(groupCount * repeat);
    decodeNumbers(letter, bytes, { rowBytes: perGroup * size, at: at * size, repeat }, stored, 0);
    return stored;
  };
  const parameters = Array.from({ length: parameterCount }, (_, parameter) => {
    const scale = header.number(`PSCAL${parameter + 1}`) ?? 1;
    const zero = header.number(`PZERO${parameter + 1}`) ?? 0;
    return {
      name: header.text(`PTYPE${parameter + 1}`) ?? `parameter${parameter + 1}`,
      values: Float64Array.from(Array.from(read(parameter, 1), Number), (value) => zero + scale * value),
    };
  });
  const scaling = {
    scale: header.number('BSCALE') ?? 1,
    zero: header.number('BZERO') ?? 0,
    nullValue: header.integer('BLANK'),
  };
  const values = scaleNumbers(letter, read(parameterCount, pixels), scaling);
  return { groupCount, parameters, shape, values };
}
