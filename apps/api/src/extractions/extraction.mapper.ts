import type { Extraction } from '@hstlc/contract';
import { lightcurveColumns, type Lightcurve } from '@hstlc/lightcurve';

/** A lightcurve in the words of the contract: what is not finite is null. */
export function toExtraction(rootname: string, lightcurve: Lightcurve): Extraction {
  const { wavelengthRange, selfCheck, columns, parameters, caveats } = lightcurve;
  const [low, high] = wavelengthRange;
  return {
    rootname,
    mjdReference: lightcurve.mjdReference,
    stepSeconds: lightcurve.stepSeconds,
    liveSeconds: lightcurve.liveSeconds,
    wavelengthAngstrom: Number.isFinite(low) && Number.isFinite(high) ? [low, high] : null,
    selfCheck: { ...selfCheck },
    parameters: parameters.map(({ key, value, unit }) => ({ key, value, unit })),
    caveats: caveats.map(({ code, text }) => ({ code, text })),
    units: Object.fromEntries(lightcurveColumns.map(({ name, unit }) => [name, unit])),
    columns: Object.fromEntries(lightcurveColumns.map(({ name }) => [name, finiteOrNull(columns[name])])),
  };
}

/** JSON knows no NaN. */
export function finiteOrNull(values: Float64Array): (number | null)[] {
  return Array.from(values, (value) => (Number.isFinite(value) ? value : null));
}
