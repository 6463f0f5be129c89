/** A spectral line of Gaussian shape over the continuum. */
export interface SpectralLine {
  /** Å */
  readonly wavelength: number;
  /** standard deviation (Å) */
  readonly width: number;
  /** peak over the continuum of 1 at 1300 Å; negative in absorption, a factor on the continuum then */
  readonly strength: number;
}

/** Shape of a source's spectrum: a power-law continuum and lines. It has no scale; the count rate asked for sets that. */
export interface StarShape {
  /** d ln flux / d ln wavelength of the continuum */
  readonly slope: number;
  readonly lines: readonly SpectralLine[];
}

/** An active late-type star: faint continuum, chromospheric and transition-region emission. */
export const flareStar: StarShape = {
  slope: 1,
  lines: [
    { wavelength: 1175.7, width: 0.5, strength: 9 },
    { wavelength: 1206.5, width: 0.12, strength: 25 },
    { wavelength: 1238.8, width: 0.12, strength: 22 },
    { wavelength: 1242.8, width: 0.12, strength: 11 },
    { wavelength: 1334.5, width: 0.1, strength: 25 },
    { wavelength: 1335.7, width: 0.12, strength: 38 },
    { wavelength: 1393.8, width: 0.14, strength: 24 },
    { wavelength: 1402.8, width: 0.14, strength: 13 },
  ],
};

/** A hot pulsating subdwarf or white dwarf: steep blue continuum, absorption. */
export const hotPulsator: StarShape = {
  slope: -2,
  lines: [
    { wavelength: 1854.7, width: 0.3, strength: -0.6 },
    { wavelength: 1862.8, width: 0.3, strength: -0.5 },
    { wavelength: 1930.9, width: 0.25, strength: -0.4 },
    { wavelength: 1942.5, width: 0.2, strength: -0.5 },
    { wavelength: 1760.8, width: 0.2, strength: -0.3 },
  ],
};

/** An eclipsing accreting binary: blue continuum and broad emission. */
export const eclipsingBinary: StarShape = {
  slope: -1,
  lines: [
    { wavelength: 1240, width: 4, strength: 1.5 },
    { wavelength: 1335, width: 3, strength: 0.6 },
    { wavelength: 1398, width: 5, strength: 1.2 },
    { wavelength: 1549, width: 5, strength: 4 },
    { wavelength: 1640, width: 4, strength: 1 },
  ],
};

/** Flux density over that of the continuum at 1300 Å; never negative. */
export function relativeFlux({ slope, lines }: StarShape, wavelength: number): number {
  const continuum = (wavelength / 1300) ** slope;
  let emitted = continuum;
  let passed = 1;
  for (const line of lines) {
    const shape = Math.exp(-0.5 * ((wavelength - line.wavelength) / line.width) ** 2);
    if (line.strength >= 0) emitted += line.strength * shape;
    else passed *= 1 + line.strength * shape;
  }
  return Math.max(0, emitted * passed);
}
