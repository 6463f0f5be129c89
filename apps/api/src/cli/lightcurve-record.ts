import { lightcurveColumns, type Lightcurve } from '@hstlc/lightcurve';

/** A lightcurve as programs read it from `--json`: one object, FITS column names, NaN as null. */
export function lightcurveRecord(
  command: 'extract' | 'composite',
  files: readonly string[],
  lightcurve: Lightcurve,
) {
  return {
    schema: `hstlc.${command}/1`,
    files,
    rootname: lightcurve.kind === 'individual' ? (lightcurve.datasets[0]?.rootname ?? null) : null,
    parameters: lightcurve.parameters,
    liveSeconds: lightcurve.liveSeconds,
    wavelengthAngstrom: lightcurve.wavelengthRange.map(orNull),
    selfCheck: lightcurve.selfCheck,
    caveats: lightcurve.caveats,
    units: Object.fromEntries(lightcurveColumns.map(({ name, unit }) => [name, unit])),
    columns: Object.fromEntries(
      lightcurveColumns.map(({ name }) => [name, Array.from(lightcurve.columns[name], orNull)]),
    ),
  };
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

/** A lightcurve in a few lines for a person. */
export function lightcurveSummary(lightcurve: Lightcurve): string {
  const { identity, columns, liveSeconds, stepSeconds, selfCheck, caveats } = lightcurve;
  const { targetName, instrument, detector, opticalElement, centralWavelength, aperture } = identity;
  const gross = columns.EVENTS.reduce((sum: number, events: number) => sum + events, 0);
  const net = columns.COUNTS.reduce((sum, counts) => (Number.isFinite(counts) ? sum + counts : sum), 0);
  return [
    `${targetName}  ${[instrument, detector, opticalElement, centralWavelength, aperture].join(' ')}`,
    `  ${columns.TIME.length} bins of ${stepSeconds} s, ${liveSeconds.toFixed(3)} s live`,
    `  ${gross} events in the source region, ${(net / liveSeconds).toFixed(4)} net count/s`,
    ...(selfCheck.gcountsEqual === null
      ? []
      : [`  counts equal the x1d's: ${selfCheck.gcountsEqual ? 'yes' : 'NO'}`]),
    ...(selfCheck.fluxRatio === null ? [] : [`  flux / x1d flux: ${selfCheck.fluxRatio.toFixed(6)}`]),
    ...caveats.map(({ text }) => `  caveat: ${text}`),
    '',
  ].join('\n');
}
