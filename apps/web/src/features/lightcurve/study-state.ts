import { airglowLines, type AirglowLine } from './airglow-lines.js';
import { panelNames, usualPanels, type PanelName } from './panel-names.js';

export const timeScales = ['mjd', 'utc', 'bjd', 'seconds'] as const;
/** How the time axis counts: MJD (UTC), calendar date (UTC), BJD (TDB), or seconds since the first bin. */
export type TimeScale = (typeof timeScales)[number];

/** How a lightcurve is looked at, every choice made; the address bar holds what differs from the usual. */
export interface StudyState {
  /** in their order from above */
  readonly panels: readonly PanelName[];
  /** s asked for; undefined for the bins of the product */
  readonly binSeconds: number | undefined;
  readonly scale: TimeScale;
  readonly gaps: 'collapsed' | 'shown';
  readonly errors: 'shown' | 'hidden';
  readonly flagged: 'shown' | 'hidden';
  /** rootnames of the exposures that are seen; empty for all */
  readonly exposures: readonly string[];
  /** d, MJD UTC; undefined for all */
  readonly range: readonly [number, number] | undefined;
  /** robust: outliers do not widen the y axes */
  readonly vertical: 'robust' | 'full';
  /** line whose rate is drawn below the orbit's strip; undefined for none */
  readonly airglow: AirglowLine | undefined;
}

export const usualStudy: StudyState = {
  panels: usualPanels,
  binSeconds: undefined,
  scale: 'mjd',
  gaps: 'collapsed',
  errors: 'shown',
  flagged: 'shown',
  exposures: [],
  range: undefined,
  vertical: 'robust',
  airglow: undefined,
};

/** The same as an address holds it: what is absent is as usual. */
export interface StudySearch {
  readonly panels?: string;
  readonly bin?: number;
  readonly scale?: TimeScale;
  readonly gaps?: 'shown';
  readonly errors?: 'hidden';
  readonly flagged?: 'hidden';
  readonly exposures?: string;
  /** d, MJD UTC */
  readonly from?: number;
  readonly to?: number;
  readonly y?: 'full';
  readonly airglow?: AirglowLine;
}

/** Reads an address; what is not understood is as usual. Undone by `formatStudy`. */
export function parseStudy(search: Readonly<Record<string, unknown>>): StudyState {
  const { bin, scale, gaps, errors, flagged, from, to, y, airglow } = search;
  const panels = wordsOf(search['panels']).filter(isPanelName);
  const hasRange = isNumber(from) && isNumber(to) && from < to;
  return {
    panels: panels.length > 0 ? [...new Set(panels)] : usualPanels,
    binSeconds: isNumber(bin) && bin > 0 ? bin : undefined,
    scale: timeScales.find((each) => each === scale) ?? usualStudy.scale,
    gaps: gaps === 'shown' ? gaps : usualStudy.gaps,
    errors: errors === 'hidden' ? errors : usualStudy.errors,
    flagged: flagged === 'hidden' ? flagged : usualStudy.flagged,
    exposures: [...new Set(wordsOf(search['exposures']))],
    range: hasRange ? [from, to] : undefined,
    vertical: y === 'full' ? y : usualStudy.vertical,
    airglow: airglowLines.find((line) => line === airglow),
  };
}

/** What an address has to hold so that somebody else sees the same. */
export function formatStudy(state: StudyState): StudySearch {
  const { panels, binSeconds, scale, gaps, errors, flagged, exposures, range, vertical, airglow } = state;
  return {
    ...(panels.join() === usualPanels.join() ? {} : { panels: panels.join() }),
    ...(binSeconds === undefined ? {} : { bin: binSeconds }),
    ...(scale === usualStudy.scale ? {} : { scale }),
    ...(gaps === 'shown' ? { gaps } : {}),
    ...(errors === 'hidden' ? { errors } : {}),
    ...(flagged === 'hidden' ? { flagged } : {}),
    ...(exposures.length === 0 ? {} : { exposures: exposures.join() }),
    ...(range === undefined ? {} : { from: range[0], to: range[1] }),
    ...(vertical === 'full' ? { y: vertical } : {}),
    ...(airglow === undefined ? {} : { airglow }),
  };
}

/** Only what belongs to a study of an address, as it is there. */
export function studySearchOf(search: Readonly<Record<string, unknown>>): StudySearch {
  return formatStudy(parseStudy(search));
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isPanelName(word: string): word is PanelName {
  return panelNames.some((name) => name === word);
}

/** Words between commas; a rootname of digits alone arrives as a number. */
function wordsOf(value: unknown): readonly string[] {
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'string' ? value.split(',').filter((word) => word !== '') : [];
}
