import { describe, expect, it } from 'vitest';
import { circlePath, galacticPlane, graticule, halfHeight, onMap, skyPath } from './sky-lines.js';

describe('the lines of the sky map', () => {
  it('the galactic plane passes the centre, the anticentre and the node that are published', () => {
    // Reid & Brunthaler 2004, ApJ 616, 872: the centre at 17h45m37.2s −28°56′10″; the rest by astropy 5.2
    const at = (longitude: number) => galacticPlane(longitude);
    expect(at(0).rightAscension).toBeCloseTo(266.405, 2);
    expect(at(0).declination).toBeCloseTo(-28.936, 2);
    expect(at(180).rightAscension).toBeCloseTo(86.405, 2);
    expect(at(180).declination).toBeCloseTo(28.936, 2);
    expect(at(90).rightAscension).toBeCloseTo(318.0044, 2);
    expect(at(90).declination).toBeCloseTo(48.3296, 2);
  });

  it('are broken where they leave the map', () => {
    const path = skyPath([
      { rightAscension: 2, declination: 0 },
      { rightAscension: 358, declination: 0 },
    ]);
    expect(path.match(/M/g)).toHaveLength(2);
    expect(graticule.startsWith('M')).toBe(true);
  });

  it('stay inside the map, also circles over a pole', () => {
    const numbers = circlePath({ rightAscension: 10, declination: 89 }, 5)
      .match(/-?[\d.]+/g)!
      .map(Number);
    expect(numbers.length).toBeGreaterThan(100);
    for (const [index, value] of numbers.entries())
      expect(Math.abs(value)).toBeLessThanOrEqual(halfHeight * (index % 2 === 0 ? 2 : 1) + 0.1);
  });

  it('have north above', () => {
    expect(onMap({ rightAscension: 180, declination: 90 }).y).toBe(-halfHeight);
  });
});
