import { positionOf } from './format.js';
import { Quantity } from './quantity.js';

interface Props {
  /** deg */
  readonly rightAscension: number | null;
  /** deg */
  readonly declination: number | null;
}

/** A position on the sky, or that it is not known. */
export function Position({ rightAscension, declination }: Props) {
  const position = positionOf(rightAscension, declination);
  if (position === undefined) return <span className="unit">position unknown</span>;
  return <Quantity value={position} unit="deg" />;
}
