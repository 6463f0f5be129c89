import { chord, unitVector } from '../sky/unit-vector.js';
import type { Condition } from './condition.js';

/**
 * Exposures whose target is at most so far from a place. The band of declinations is found by an index; in it the
 * distance between unit vectors decides, which knows neither poles nor 0h.
 *
 * @param ra deg @param dec deg @param radius deg
 */
export function exposuresWithin(ra: number, dec: number, radius: number): Condition {
  const [x, y, z] = unitVector(ra, dec);
  const [dx, dy, dz] = ['x', 'y', 'z'].map((axis) => `exposure.direction_${axis}`);
  const square = (column: string | undefined) => `(${column} - ?) * (${column} - ?)`;
  // what rounding may do to a place that lies on the very edge, some microarcseconds
  const reach = (chord(radius) + 1e-13) ** 2 + 1e-30;
  return {
    sql:
      `(exposure.declination_degrees BETWEEN ? AND ? ` +
      `AND ${square(dx)} + ${square(dy)} + ${square(dz)} <= ? + 0e0)`,
    values: [dec - radius - 1e-9, dec + radius + 1e-9, x, x, y, y, z, z, reach],
  };
}
