// Our periodograms and statistics of seeded samples, with the samples, for periods.py: write-periods.mjs FOLDER
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  boxLeastSquares,
  combinePeriodograms,
  falseAlarmLevel,
  falseAlarmProbability,
  falseAlarmSetting,
  lombScargle,
  lombScargleMethods,
  normalizations,
  spectralWindow,
} from '@hstlc/lightcurve/periodogram';
import {
  blocksOfBins,
  blocksOfEvents,
  blocksOfMeasurements,
  constantTest,
  documentedStatistics,
  grossConstantTest,
} from '@hstlc/lightcurve/statistics';

const random = seeded(2_026);

writeFileSync(
  path.join(process.argv[2], 'periods.json'),
  JSON.stringify({
    lombScargle: [200, 1000, 4000].flatMap((count) =>
      [true, false].map((weighted) => spectra(count, weighted)),
    ),
    pearson: [5, 60, 1200].map(correlation),
    blocks: [blocksOfPhotons(), blocksOfCounts(), blocksOfValues()],
    boxes: boxes(),
    constant: [30, 1200].map(constants),
    combined: combined(),
  }),
);

/** All normalizations, both ways of computing, of a sinusoid in noise at random times with a gap. */
function spectra(count, weighted) {
  const times = Float64Array.from(
    { length: count },
    () => (random() < 0.5 ? 0 : 4000) + 2400 * random(),
  ).sort();
  const values = times.map((time) => 50 + Math.sin(time / 20) + gaussian());
  const errors = times.map(() => (weighted ? 0.5 + random() : 1));
  const samples = weighted ? { times, values, errors } : { times, values };
  const grid = { firstIndex: 5, stepHz: 1 / (5 * 6400), count: 2000 };
  const powers = (options) => [...lombScargle(samples, grid, options).powers];
  const setting = falseAlarmSetting(samples, {
    lowestHz: 0,
    highestHz: (grid.firstIndex + grid.count - 1) * grid.stepHz,
  });
  const levels = [0.1, 0.01, 1e-4].map((fap) => [fap, falseAlarmLevel(fap, setting)]);
  return {
    times: [...times],
    values: [...values],
    errors: weighted ? [...errors] : null,
    grid,
    powers: Object.fromEntries(
      Object.keys(lombScargleMethods).map((method) => [
        method,
        Object.fromEntries(
          normalizations.flatMap((normalization) =>
            ['floating', 'fixed'].map((mean) => [
              `${normalization} ${mean}`,
              powers({ method, normalization, mean }),
            ]),
          ),
        ),
      ]),
    ),
    window: [...spectralWindow(samples, grid)],
    levels,
    chances: levels.map(([, power]) => falseAlarmProbability(power, setting)),
  };
}

function correlation(count) {
  const times = Float64Array.from({ length: count }, (_, bin) => 2 * bin + 1);
  const counts = times.map((time) => Math.round(100 + 0.002 * time + 10 * gaussian()));
  return { times: [...times], counts: [...counts], ours: documentedStatistics(times, counts) };
}

function blocksOfPhotons() {
  const times = [];
  for (let time = 0; times.length < 900;)
    times.push((time -= Math.log(1 - random()) / (time > 60 && time < 90 ? 12 : 4)));
  const column = Float64Array.from(times);
  return { kind: 'events', times, edges: edgesOf(blocksOfEvents(column)) };
}

function blocksOfCounts() {
  const counts = Float64Array.from({ length: 500 }, (_, bin) =>
    Math.max(0, Math.round((bin < 200 ? 20 : 30) + 5 * gaussian())),
  );
  const times = Array.from(counts, (_, bin) => bin + 0.5);
  // astropy's cells end half way to the neighbours, the first and the last at their own times
  const exposures = counts.map((_, bin) => (bin % 499 === 0 ? 0.5 : 1));
  return {
    kind: 'counts',
    times,
    values: [...counts],
    edges: edgesOf(blocksOfBins(counts, exposures)),
  };
}

function blocksOfValues() {
  const errors = Float64Array.from({ length: 400 }, () => 0.5 + random());
  const values = errors.map((error, index) => (index < 120 ? 10 : 11) + error * gaussian());
  const times = Array.from(values, (_, index) => index + 0.5);
  const edges = edgesOf(blocksOfMeasurements(values, errors));
  return { kind: 'measures', times, values: [...values], errors: [...errors], edges };
}

/** Cells at which blocks begin, but for the first. */
function edgesOf(blocks) {
  return blocks.slice(1).map(({ first }) => first);
}

function boxes() {
  const times = Float64Array.from({ length: 800 }, () => 1000 * random()).sort();
  const values = times.map((time) => 20 + gaussian() - (time % 43.1 < 4 ? 2 : 0));
  const errors = times.map(() => 0.8 + 0.4 * random());
  const periods = Float64Array.from({ length: 300 }, (_, index) => 25 + 0.2 * index);
  const durations = Float64Array.of(3.7);
  const fits = boxLeastSquares({ times, values, errors }, periods, durations);
  return {
    times: [...times],
    values: [...values],
    errors: [...errors],
    periods: [...periods],
    durations: [...durations],
    likelihoods: fits.map(({ logLikelihood }) => logLikelihood),
    depths: fits.map(({ depth }) => depth),
  };
}

function constants(count) {
  const exposures = Float64Array.from({ length: count }, () => 1 + random());
  const events = exposures.map((seconds) =>
    Math.max(0, Math.round(40 * seconds + Math.sqrt(40 * seconds) * gaussian())),
  );
  const errors = exposures.map(() => 5 + random());
  return {
    exposures: [...exposures],
    events: [...events],
    errors: [...errors],
    gross: grossConstantTest(events, exposures),
    weighted: constantTest(events, errors),
  };
}

function combined() {
  const grid = { firstIndex: 10, stepHz: 1 / 3000, count: 200 };
  const exposures = [80, 120, 100].map((count) => {
    const times = Float64Array.from({ length: count }, (_, bin) => 5 * bin);
    return { times, values: times.map(() => gaussian()) };
  });
  const { probabilities } = combinePeriodograms(exposures.map((samples) => lombScargle(samples, grid)));
  return {
    grid,
    exposures: exposures.map(({ times, values }) => ({ times: [...times], values: [...values] })),
    probabilities: [...probabilities],
  };
}

function gaussian() {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Numbers from 0 to below 1: mulberry32. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
