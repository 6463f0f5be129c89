/** A quantity explained: what it is, how it is made, where that is written, and what to beware of. */
export interface GlossaryEntry {
  readonly name: string;
  /** as it stands after a number; empty for pure numbers */
  readonly unit: string;
  readonly meaning: string;
  /** in plain characters, read from left to right */
  readonly formula?: string;
  readonly source?: string;
  readonly beware?: string;
}

/** Every quantity the pages show, by the name that the code uses for it: explained in one place, shown where it stands. */
export const glossary = {
  GROSS: {
    name: 'gross',
    unit: 'counts',
    meaning: 'Weighted events in the source box, background included.',
    formula: 'Σ EPSILON over events in the box',
    source: 'COS Data Handbook, section 3.4 (calcos); for STIS calstis, doflat.c and x1dspec.c',
  },
  BACKGROUND: {
    name: 'background',
    unit: 'counts',
    meaning: 'Weighted events in the background boxes, scaled to the size of the source box.',
    formula: 'Σ EPSILON in the background boxes × source height / Σ background heights',
    source: 'COS Data Handbook, section 3.4 (calcos); for STIS calstis, background.c',
  },
  COUNTS: {
    name: 'counts',
    unit: 'counts',
    meaning: 'What the source gave in a bin, after the background was taken off.',
    formula: 'COUNTS = GROSS − BACKGROUND',
    source: 'by definition',
  },
  TIME: {
    name: 'time',
    unit: 's',
    meaning: 'Middle of a bin, counted from MJDREF (UTC) in the header of its table.',
    formula: 'TIME = (MJD − MJDREF) · 86400',
    source: 'FITS Standard 4.0, section 9.2',
  },
  TIMES: {
    name: 'time in the exposure',
    unit: 's',
    meaning: 'Begin of a bin, counted from the begin of its exposure (EXPSTART).',
    formula: 'number of the bin · ticks of a bin · length of a tick',
    source: 'TIME of the events of the corrtag or tag file',
  },
  ERROR_LOWER: {
    name: 'error downward',
    unit: 'counts',
    meaning: 'Uncertainty of the counts downward (1 σ); never beyond what was counted.',
    source: 'Gehrels 1986, ApJ 303, 336 (few events)',
  },
  FLUX_ERROR: {
    name: 'error of the flux density',
    unit: 'erg/s/cm²/Å',
    meaning:
      'Uncertainty of the flux density (1 σ), from the squared weights of source and background events.',
    formula: '√(Σ w²) / live time / Σ Δλ',
    source: 'propagation of Poisson errors: Bevington & Robinson 2003, chapter 3',
  },
  SIGNAL_TO_NOISE: {
    name: 'signal to noise',
    unit: '',
    meaning: 'How far the counts of a bin are above their uncertainty.',
    formula: 'COUNTS / ERROR',
    source: 'by definition',
  },
  EVENTS: {
    name: 'events',
    unit: 'counts',
    meaning: 'Photon events in the source box, unweighted: what Poisson’s law holds for.',
    source: 'EVENTS extension of the corrtag or tag file',
  },
  BACKGROUND_EVENTS: {
    name: 'background events',
    unit: 'counts',
    meaning: 'Photon events in the background boxes, unweighted and unscaled.',
    source: 'EVENTS extension of the corrtag or tag file',
  },
  DATASET: {
    name: 'dataset',
    unit: '',
    meaning: 'Of which exposure a bin is: the row of the PROVENANCE table, counted from 1.',
    source: 'the PROVENANCE table of each product',
  },
  ERROR: {
    name: 'error',
    unit: 'counts',
    meaning: 'Uncertainty of the counts upward (1 σ).',
    formula: '√(Σ ε² in the source box + Σ (b ε)² in the background); below 20 events the Poisson interval',
    source: 'Gehrels 1986, ApJ 303, 336 (few events)',
    beware: 'Not symmetric where few photons came.',
  },
  NET: {
    name: 'net rate',
    unit: 'counts/s',
    meaning: 'Counts per second of live time: what partly exposed bins can be compared by.',
    formula: 'NET = COUNTS / EXPOSURE',
    source: 'as NET of an x1d, here for each bin',
  },
  FLUX: {
    name: 'flux density',
    unit: 'erg/s/cm²/Å',
    meaning: 'Mean calibrated flux density over the wavelengths used.',
    formula:
      'Σ ε Δλ / (S · EE) of source less background events / live time / Σ Δλ, with S = NET / FLUX of the x1d',
    source: 'the x1d of the same exposure; COS Data Handbook, section 3.4',
    beware: 'Absent without a calibration of the same exposure; never guessed.',
  },
  EXPOSURE: {
    name: 'live time',
    unit: 's',
    meaning: 'How much of a bin, an exposure or a composite lay in good time intervals.',
    formula: 'length of the intersection with the GTI',
    source: 'GTI extension of the corrtag or tag file',
  },
  QUALITY: {
    name: 'quality of a bin',
    unit: '',
    meaning:
      'Sum of flags: 1 partly live, 2 no live time, 4 a segment missing, 8 calibration lamp on, 16 daylight, 32 first or last bin of a good time interval.',
    source: 'the QUALITY cards in the header of each product',
    beware: '0 is a bin that nothing is to be said against.',
  },
  MJD: {
    name: 'MJD (UTC)',
    unit: 'd',
    meaning: 'Modified Julian date of the middle of a bin, by the clock of the telescope.',
    formula: 'MJD = JD − 2400000.5',
    source: 'IAU 1997, resolution B1; EXPSTART of the exposure and TIME of the events',
    beware: 'Not corrected for light travel: a period over months needs BJD (TDB).',
  },
  BJD_TDB: {
    name: 'BJD (TDB)',
    unit: 'd',
    meaning:
      'When the light would have reached the centre of mass of the solar system, in barycentric dynamical time.',
    formula: 'JD(TDB) + r · n / c, r the place of the telescope, n the direction of the target',
    source: 'Eastman, Siverd & Gaudi 2010, PASP 122, 935, Eq. 4',
  },
  time: {
    name: 'observed',
    unit: 'UTC',
    meaning:
      'Calendar dates (UTC) of the first and the last bin. Files give MJD (UTC) and BJD (TDB), each labelled.',
    beware:
      'MJD (UTC) and BJD (TDB) of the same bin differ by up to 500 s of light travel and by the leap seconds.',
  },
  BINS: {
    name: 'bin width',
    unit: 's',
    meaning: 'Stretch of time whose events are counted together: a whole number of instrument ticks.',
    formula: 'BINS = max(1, ⌊step / tick + ½⌋) · tick',
    source: 'COS Data Handbook, section 5.4',
    beware: 'COS records time in ticks of 0.032 s, STIS in ticks of 125 µs.',
  },
  composite: {
    name: 'composite',
    unit: '',
    meaning:
      'All exposures of one target in one configuration, in order of time; each bin says of which exposure it is.',
    source: 'the PROVENANCE table of each product: what went in, what was left out and why',
  },
  chi2Dof: {
    name: 'χ² per degree of freedom',
    unit: '',
    meaning: 'How far the photons are from a constant rate: 1 for a constant source.',
    formula: 'Σ (nᵢ − r tᵢ)² / (r tᵢ) / (N − 1), within each exposure',
    source: 'Cochran 1954, Biometrics 10, 417, section 3',
    beware: 'Bright constant sources exceed 1 too, by flickering of the telescope and the detector.',
  },
  poissonFactor: {
    name: 'Poisson factor (net)',
    unit: '',
    meaning:
      'Scatter of the net counts over what Poisson’s law gives their mean, as the HST project documented it.',
    formula: 'stdev(COUNTS) / √mean(COUNTS)',
    source: 'HST archival programme 13902',
    beware: 'Exceeds 1 for faint constant sources, since the background is taken off: see the gross factor.',
  },
  poissonFactorGross: {
    name: 'Poisson factor (gross)',
    unit: '',
    meaning: 'Scatter of the recorded photons over what Poisson’s law gives: 1 for a constant source.',
    formula: '√(χ² / (N − 1))',
    source: 'Cochran 1954, Biometrics 10, 417, section 3',
  },
  excessVariance: {
    name: 'excess variance',
    unit: '',
    meaning: 'Variance of the net rate beyond its measurement errors, as a part of the squared mean.',
    formula: '(S² − ⟨error²⟩) / mean²',
    source: 'Vaughan et al. 2003, MNRAS 345, 1271, equations 6, 8 and 11',
    beware: 'Below 0 where the errors explain more than there is.',
  },
  fractionalRms: {
    name: 'fractional rms',
    unit: '',
    meaning: 'Amplitude of the variation as a part of the mean.',
    formula: '√(excess variance)',
    source: 'Vaughan et al. 2003, MNRAS 345, 1271, equation 10',
  },
  vonNeumann: {
    name: 'von Neumann ratio',
    unit: '',
    meaning:
      'Mean square of the steps between neighbours over the variance: 2 for noise, less for slow changes.',
    formula: 'Σ (xᵢ₊₁ − xᵢ)² / Σ (xᵢ − mean)² · N / (N − 1)',
    source: 'von Neumann 1941, Ann. Math. Stat. 12, 367, equation 1',
  },
  bayesianBlocks: {
    name: 'Bayesian blocks',
    unit: '',
    meaning: 'Stretches of constant rate that the photons ask for: 1 for a constant source.',
    source: 'Scargle et al. 2013, ApJ 764, 167, equations 19 and 21',
    beware: 'False-positive rate 1 %; not computed above 10,000 bins.',
  },
  flares: {
    name: 'flare candidates',
    unit: '',
    meaning: 'Three or more bins in a row that stand out of the quiet level by 3 σ.',
    source: 'Chang, Byun & Hartman 2015, ApJ 814, 35, section 3.1',
  },
  lsPeriodSeconds: {
    name: 'strongest period',
    unit: 's',
    meaning: 'Period of the highest Lomb–Scargle peak of the net rate.',
    source: 'Zechmeister & Kürster 2009, A&A 496, 577',
    beware:
      'Look at its false-alarm probability, and whether it falls on the orbit of HST (95 min) or the sampling.',
  },
  lsFap: {
    name: 'false-alarm probability',
    unit: '',
    meaning:
      'How often noise alone gives a highest peak at least this high, anywhere in the search; an upper bound.',
    source: 'Baluev 2008, MNRAS 385, 1279 (coherent); Davies 1987, Biometrika 74, 33 (incoherent)',
    beware: 'Says nothing of red noise: what flickers slowly gets small values without being periodic.',
  },
  blsPeriodDays: {
    name: 'box period',
    unit: 'd',
    meaning: 'Period of the deepest likely box-shaped dip.',
    source: 'Kovács, Zucker & Mazeh 2002, A&A 391, 369',
  },
  pearsonR: {
    name: 'correlation with time',
    unit: '',
    meaning: 'Pearson’s r of the counts with time: −1 to 1, 0 without a trend.',
    source: 'Student 1908, Biometrika 6, 302 (its p-value)',
  },
  position: {
    name: 'position',
    unit: 'deg',
    meaning:
      'Right ascension and declination, ICRS, as the header of an exposure gives them (RA_TARG, DEC_TARG).',
    source: 'primary header of the corrtag or tag file',
    beware: 'At the epoch of that exposure; the target may have moved since.',
  },
} as const satisfies Readonly<Record<string, GlossaryEntry>>;

export type GlossaryName = keyof typeof glossary;
