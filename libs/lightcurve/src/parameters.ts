import { airglowMask } from './airglow.js';
import { defaultSensitivityCut, type ExtractionOptions, type RowChoice } from './extraction-options.js';
import type { Parameter } from './lightcurve.js';
import { pipelineFilter } from './photon-list.js';
import type { SegmentBins } from './segment-bins.js';
import type { TimeTagExposure } from './time-tag-exposure.js';
import { hstOrbitKey, orbitalPeriod } from './time/orbital-period.js';

/** The full set of parameters a lightcurve was made with, as rows of its PARAMETERS table. */
export function describeParameters(
  exposure: TimeTagExposure,
  bins: readonly SegmentBins[],
  options: ExtractionOptions,
  stepSeconds: number,
): readonly Parameter[] {
  return [
    { key: 'STEP_REQUESTED', value: String(options.stepSeconds ?? stepSeconds), unit: 's' },
    { key: 'STEP', value: String(stepSeconds), unit: 's' },
    { key: 'TICK', value: String(exposure.tickSeconds), unit: 's' },
    { key: 'WAVELENGTHS', value: windows(options.wavelengths), unit: 'Angstrom' },
    { key: 'AIRGLOW_MASK', value: airglow(exposure, bins, options), unit: 'Angstrom' },
    { key: 'SENSITIVITY_CUT', value: String(options.sensitivityCut ?? defaultSensitivityCut), unit: '' },
    { key: 'MAX_SUN_ALTITUDE', value: String(options.maximumSunAltitude ?? 'none'), unit: 'deg' },
    { key: 'REJECTED_DQ', value: String(options.rejectedDq ?? pipelineFilter.rejectedDq), unit: '' },
    { key: 'PULSE_HEIGHTS', value: options.pulseHeights?.join(':') ?? 'all', unit: '' },
    { key: 'SOURCE_ROWS', value: rows(options.source), unit: 'pixel' },
    { key: 'BACKGROUND_ROWS', value: rows(options.backgroundRows), unit: 'pixel' },
    { key: 'BACKGROUND_FROM', value: options.background ?? 'events', unit: '' },
    ...hstOrbitParameter(exposure),
    ...(exposure.parameters ?? []),
    ...bins.flatMap(({ segment, selection, backgroundScale }) => [
      {
        key: `RANGE_${segment.name}`,
        value: selection.range.map((edge) => edge.toFixed(4)).join(':'),
        unit: 'Angstrom',
      },
      { key: `COLUMNS_${segment.name}`, value: String(selection.usedCount), unit: '' },
      {
        key: `BACKGROUND_SCALE_${segment.name}`,
        value: String(backgroundScale ?? 'none'),
        unit: '',
      },
      {
        key: `BACKGROUND_SMOOTHING_${segment.name}`,
        value: String(segment.background?.smoothingColumns ?? 'none'),
        unit: 'pixel',
      },
    ]),
  ];
}

/** HST's orbital period during the exposure, which periodograms of the product are labelled by. */
function hstOrbitParameter({ orbit }: TimeTagExposure): readonly Parameter[] {
  const seconds = orbit && orbitalPeriod(orbit);
  return seconds === undefined ? [] : [{ key: hstOrbitKey, value: seconds.toFixed(2), unit: 's' }];
}

/** What airglow left out: of COS each segment's windows, once where they are the same. */
function airglow(
  { identity }: TimeTagExposure,
  bins: readonly SegmentBins[],
  options: ExtractionOptions,
): string {
  if (identity.instrument !== 'COS' || options.airglow === 'keep') return 'none';
  const masks = bins.flatMap(({ segment }) => airglowMask(options.airglow, segment.wavelengths));
  return [...new Set(masks.map(([low, high]) => `${low}:${high}`))].join(',');
}

function rows(choices: readonly RowChoice[] | undefined): string {
  const named = choices?.map(
    ({ segment, low, high }) => `${segment === undefined ? '' : `${segment}=`}${low}:${high}`,
  );
  return named?.join(',') ?? 'x1d or header';
}

function windows(list: readonly (readonly [number, number])[] | undefined): string {
  return list === undefined ? 'all' : list.map(([low, high]) => `${low}:${high}`).join(',');
}
