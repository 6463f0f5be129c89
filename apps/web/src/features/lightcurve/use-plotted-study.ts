import type { LightcurveDetail, Timeline } from '@hstlc/contract';
import { useMemo, useState, type RefObject } from 'react';
import type { Product } from '../../api/product.js';
import { useWidth } from '../../plot/use-width.js';
import { airglowOf, type Airglow } from './airglow.js';
import { laidOut, seenPoints, type LightcurveFigure } from './lightcurve-figure.js';
import { margins } from './lightcurve-layout.js';
import { studyCurve, type StudyCurve } from './study-curve.js';
import { studyFrame } from './study-frame.js';
import type { StudyChoices } from './use-choices.js';
import type { StudyState } from './study-state.js';
import { firstNotBefore, mjdOfPosition, nearestBin, positionOfMjd } from './time-axis.js';
import { panned, zoomed } from './visible-range.js';

/** A study as it is drawn, and the ways to move about in it. */
export interface PlottedStudy {
  readonly curve: StudyCurve;
  readonly figure: LightcurveFigure;
  /** undefined where it is not asked for, or no exposure has a TIMELINE */
  readonly airglow: Airglow | undefined;
  /** QUALITY of all bins of the exposures seen, flagged ones among them whether they are seen or not */
  readonly allQuality: Float64Array;
  /** the element whose width the figure is made for */
  readonly place: RefObject<HTMLDivElement | null>;
  readonly cursorBin: number | undefined;
  readonly moveCursor: (bin: number | undefined) => void;
  /** the bins within the range */
  readonly seenBins: () => readonly number[];
  /** the bin at a share of the width of the plot */
  readonly binAt: (share: number) => number;
  readonly shareOf: (bin: number) => number;
  /** positions on the axis; undefined for all */
  readonly setRange: (range: readonly [number, number] | undefined) => void;
  readonly zoom: (factor: number) => void;
  readonly pan: (share: number) => void;
}

/** CSS px of a plot whose place has not been measured yet. */
const likelyWidth = 900;

export function usePlottedStudy(
  { stepSeconds, datasets }: LightcurveDetail,
  { rows }: Product,
  timelines: ReadonlyMap<number, Timeline> | undefined,
  choices: StudyChoices,
  state: StudyState,
  onChange: (state: StudyState) => void,
): PlottedStudy {
  const { ref, width } = useWidth<HTMLDivElement>();
  const [cursorBin, moveCursor] = useState<number>();
  const { binSeconds, flagged, exposures, airglow: line } = choices;
  const { range } = state;
  const chosen = useMemo(
    () => datasets.filter(({ rootname }) => exposures.includes(rootname)).map(({ dataset }) => dataset ?? 0),
    [datasets, exposures],
  );
  const curve = useMemo(
    () => studyCurve(rows, stepSeconds, chosen, { binSeconds, flagged }),
    [rows, stepSeconds, chosen, binSeconds, flagged],
  );
  const allQuality = useMemo(
    () =>
      flagged === 'shown'
        ? curve.columns.QUALITY
        : studyCurve(rows, stepSeconds, chosen, { binSeconds, flagged: 'shown' }).columns.QUALITY,
    [rows, stepSeconds, chosen, binSeconds, flagged, curve],
  );
  const widthPixels = (width > 0 ? width : likelyWidth) - margins.l - margins.r;
  const airglow = useMemo(
    () => (line === undefined || timelines === undefined ? undefined : airglowOf(curve, line, timelines)),
    [curve, line, timelines],
  );
  const frame = useMemo(() => studyFrame(curve, choices, airglow), [curve, choices, airglow]);
  const points = useMemo(() => {
    const ends = range?.map((mjd) => positionOfMjd(frame.axis, curve, mjd));
    return seenPoints(frame, { range: ends === undefined ? undefined : [ends[0]!, ends[1]!] });
  }, [frame, curve, range]);
  const figure = useMemo(() => laidOut(frame, points, widthPixels), [frame, points, widthPixels]);
  const setRange = (next: readonly [number, number] | undefined) => {
    const mjd = next?.map((position) => Number(mjdOfPosition(figure.axis, curve, position).toFixed(8)));
    onChange({ ...state, range: mjd === undefined ? undefined : [mjd[0]!, mjd[1]!] });
  };
  return {
    curve,
    figure,
    airglow,
    allQuality,
    place: ref,
    // bins change their numbers with the curve
    cursorBin: cursorBin === undefined || cursorBin >= curve.binCount ? undefined : cursorBin,
    moveCursor,
    setRange,
    ...movesIn(figure, setRange),
  };
}

function movesIn(
  { axis, range }: LightcurveFigure,
  setRange: PlottedStudy['setRange'],
): Pick<PlottedStudy, 'seenBins' | 'binAt' | 'shareOf' | 'zoom' | 'pan'> {
  const span = range[1] - range[0];
  return {
    seenBins: () => {
      const first = firstNotBefore(axis.positions, range[0]);
      const end = firstNotBefore(axis.positions, range[1]);
      return Array.from({ length: end - first }, (_, index) => first + index);
    },
    binAt: (share) => nearestBin(axis.positions, range[0] + share * span),
    shareOf: (bin) => (axis.positions[bin]! - range[0]) / span,
    zoom: (factor) => setRange(zoomed(range, factor, axis.whole)),
    pan: (share) => setRange(panned(range, share, axis.whole)),
  };
}
