import { airglowWindows, sensitivityCut, type ExtractionOptions } from './extraction-options.js';
import type { Parameter } from './lightcurve.js';
import type { SegmentBins } from './segment-bins.js';
import type { TimeTagExposure } from './time-tag-exposure.js';

/** The full set of parameters a lightcurve was made with, as rows of its PARAMETERS table. */
export function describeParameters(
  exposure: TimeTagExposure,
  bins: readonly SegmentBins[],
  options: ExtractionOptions,
  stepSeconds: number,
): readonly Parameter[] {
  const isMasked = exposure.identity.instrument === 'COS' && (options.airglow ?? 'mask') === 'mask';
  return [
    { key: 'STEP_REQUESTED', value: String(options.stepSeconds ?? stepSeconds), unit: 's' },
    { key: 'STEP', value: String(stepSeconds), unit: 's' },
    { key: 'TICK', value: String(exposure.tickSeconds), unit: 's' },
    { key: 'WAVELENGTHS', value: windows(options.wavelengths), unit: 'Angstrom' },
    { key: 'AIRGLOW_MASK', value: isMasked ? windows(airglowWindows) : 'none', unit: 'Angstrom' },
    { key: 'SENSITIVITY_CUT', value: String(sensitivityCut), unit: '' },
    ...bins.flatMap(({ segment, selection }) => [
      {
        key: `RANGE_${segment.name}`,
        value: selection.range.map((edge) => edge.toFixed(4)).join(':'),
        unit: 'Angstrom',
      },
      { key: `COLUMNS_${segment.name}`, value: String(selection.usedCount), unit: '' },
      {
        key: `BACKGROUND_SCALE_${segment.name}`,
        value: String(segment.background?.scale ?? 'none'),
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

function windows(list: readonly (readonly [number, number])[] | undefined): string {
  return list === undefined ? 'all' : list.map(([low, high]) => `${low}:${high}`).join(',');
}
