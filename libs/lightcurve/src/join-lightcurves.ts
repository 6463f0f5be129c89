import type { Caveat } from './caveat.js';
import {
  lightcurveColumns,
  type Lightcurve,
  type LightcurveColumns,
  type LightcurveDataset,
  type Parameter,
  type SelfCheck,
} from './lightcurve.js';
import { daySeconds } from './time/barycentre.js';

/**
 * Puts lightcurves of single exposures, in time order, one after the other; bins without live time are left out.
 *
 * @param curves at least one, individual, of one configuration
 * @param excluded exposures that were asked for and are not among the curves
 */
export function joinLightcurves(
  curves: readonly Lightcurve[],
  excluded: readonly LightcurveDataset[],
): Lightcurve {
  const first = curves[0]!;
  const { mjdReference } = first;
  const shift = (curve: Lightcurve) => (curve.mjdReference - mjdReference) * daySeconds;
  const members = curves.map(({ datasets }, index) => ({ ...datasets[0]!, dataset: index + 1 }));
  return {
    ...first,
    kind: 'composite',
    identity: { ...first.identity, simulated: curves.some(({ identity }) => identity.simulated) },
    columns: joinColumns(curves, shift),
    goodTimes: curves.flatMap((curve) =>
      curve.goodTimes.map(({ start, stop }) => ({ start: start + shift(curve), stop: stop + shift(curve) })),
    ),
    datasets: [...members, ...excluded],
    parameters: joinParameters(curves),
    wavelengthRange: [
      Math.max(...curves.map(({ wavelengthRange }) => wavelengthRange[0])),
      Math.min(...curves.map(({ wavelengthRange }) => wavelengthRange[1])),
    ],
    selfCheck: joinChecks(curves),
    bjdUncertaintySeconds: Math.max(...curves.map((curve) => curve.bjdUncertaintySeconds)),
    liveSeconds: curves.reduce((sum, { liveSeconds }) => sum + liveSeconds, 0),
    caveats: joinCaveats(curves),
  };
}

function rootnameOf({ datasets }: Lightcurve): string {
  return datasets[0]!.rootname;
}

function joinColumns(curves: readonly Lightcurve[], shift: (curve: Lightcurve) => number): LightcurveColumns {
  const live = curves.map(({ columns }) => liveBins(columns.EXPOSURE));
  const length = live.reduce((sum, bins) => sum + bins.length, 0);
  const entries = lightcurveColumns.map(({ name }) => {
    const values = new Float64Array(length);
    let row = 0;
    for (const [index, curve] of curves.entries()) {
      const own = curve.columns[name];
      const added = name === 'TIME' ? shift(curve) : 0;
      const bins = live[index]!;
      for (let each = 0; each < bins.length; each++, row++) {
        const value = own[bins[each]];
        values[row] = name === 'DATASET' ? index + 1 : added === 0 ? value : value + added;
      }
    }
    return [name, values] as const;
  });
  return Object.fromEntries(entries) as LightcurveColumns;
}

/** Numbers of the bins that have live time. */
function liveBins(exposures: Float64Array): Int32Array {
  const bins = new Int32Array(exposures.length);
  let count = 0;
  for (let bin = 0; bin < exposures.length; bin++) if (exposures[bin] > 0) bins[count++] = bin;
  return bins.subarray(0, count);
}

/** Equal in all exposures only if none is unequal or unknown; the ratio is the mean over the exposures. */
function joinChecks(curves: readonly Lightcurve[]): SelfCheck {
  const equal = curves.map(({ selfCheck }) => selfCheck.gcountsEqual);
  const ratios = curves.map(({ selfCheck }) => selfCheck.fluxRatio ?? Number.NaN);
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  return {
    gcountsEqual: equal.includes(false) ? false : equal.includes(null) ? null : true,
    fluxRatio: Number.isNaN(mean) ? null : mean,
  };
}

/** Parameters that all exposures share stand once; of the others each exposure's, marked by its rootname. */
function joinParameters(curves: readonly Lightcurve[]): readonly Parameter[] {
  const valuesOf = new Map<string, Set<string>>();
  for (const { parameters } of curves)
    for (const { key, value } of parameters) valuesOf.set(key, (valuesOf.get(key) ?? new Set()).add(value));
  const isShared = ({ key }: Parameter) =>
    valuesOf.get(key)!.size === 1 &&
    curves.every(({ parameters }) => parameters.some((each) => each.key === key));
  const shared = curves[0]!.parameters.filter(isShared);
  const own = curves.flatMap((curve) =>
    curve.parameters
      .filter((parameter) => !isShared(parameter))
      .map((parameter) => ({ ...parameter, key: `${parameter.key} ${rootnameOf(curve)}` })),
  );
  return [...shared, ...own];
}

/** Doubts about all exposures stand once; a doubt about some names them. */
function joinCaveats(curves: readonly Lightcurve[]): readonly Caveat[] {
  const holders = new Map<string, { caveat: Caveat; rootnames: string[] }>();
  for (const curve of curves)
    for (const caveat of curve.caveats) {
      const held = holders.get(caveat.text) ?? { caveat, rootnames: [] };
      held.rootnames.push(rootnameOf(curve));
      holders.set(caveat.text, held);
    }
  return [...holders.values()].map(({ caveat, rootnames }) =>
    rootnames.length === curves.length
      ? caveat
      : { ...caveat, text: `${caveat.text} (${rootnames.join(', ')})` },
  );
}
