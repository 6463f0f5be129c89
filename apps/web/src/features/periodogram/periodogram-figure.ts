import type { PeriodSearch } from '@hstlc/lightcurve/periodogram';
import type { Data, Figure, Layout } from '../../plot/figure.js';
import type { FoldState } from './fold-state.js';
import { periodText } from './period-text.js';

/** CSS px */
export const periodogramHeight = 430;

/** At most so many places along the axis, each with its highest and lowest power. */
const places = 1000;

const lineColour = '#7048e8';
const markColour = '#D55E00';
const quietColour = '#949db4';

/** How it is drawn. */
export interface PeriodogramView extends Pick<FoldState, 'axis'> {
  /** the one that is folded on */
  readonly periodSeconds: number | undefined;
  /** HST's orbital period */
  readonly orbitSeconds: number;
  /** log10 of s, or Hz: the part of the axis that is looked at; undefined for all of it */
  readonly seen: readonly [number, number] | undefined;
  /** whether there is no room for the names of levels, as on a phone: they are told below it */
  readonly isNarrow?: boolean;
}

/** A figure, and what the axis spans. */
export interface PeriodogramFigure extends Figure {
  /** log10 of s, or Hz */
  readonly range: readonly [number, number];
  readonly drawnPoints: number;
}

/**
 * Power over period or frequency with false-alarm levels, numbered peaks and HST's own periods, and below it the
 * spectral window on the same axis.
 *
 * @returns data and layout for Plotly; highest and lowest power of each place along the axis are drawn, so that no peak is lost
 */
export function periodogramFigure(search: PeriodSearch, view: PeriodogramView): PeriodogramFigure {
  const { axis } = view;
  const { grid, powers } = search.periodogram;
  const at = (index: number) => {
    const frequency = (grid.firstIndex + index) * grid.stepHz;
    return axis === 'period' ? -Math.log10(frequency) : frequency;
  };
  const [first, last] = [at(0), at(grid.count - 1)];
  const range = view.seen ?? ([Math.min(first, last), Math.max(first, last)] as const);
  const power = thinned(powers, at, range);
  const window = search.window === undefined ? undefined : thinned(search.window, at, range);
  const onAxis = axis === 'period' ? (position: number) => 10 ** position : (position: number) => position;
  const traces = [
    line(power, powers, onAxis, at, 'y', lineColour),
    ...(window === undefined ? [] : [line(window, search.window!, onAxis, at, 'y2', quietColour)]),
    peakMarks(search, view, range),
  ];
  return {
    data: traces,
    layout: layoutOf(search, view, range),
    range,
    drawnPoints: power.length + (window?.length ?? 0),
  };
}

/** Indices of the highest and the lowest value of each place along that part of the axis, in order. */
export function thinned(
  values: Float64Array,
  at: (index: number) => number,
  [low, high]: readonly [number, number],
): readonly number[] {
  const chosen: number[] = [];
  const perPlace = places / (high - low || 1);
  let place = Number.NaN;
  let [least, most] = [0, 0];
  const close = () => {
    if (Number.isNaN(place)) return;
    chosen.push(Math.min(least, most));
    if (least !== most) chosen.push(Math.max(least, most));
  };
  for (let index = 0; index < values.length; index++) {
    const position = at(index);
    if (position < low || position > high) continue;
    const current = Math.floor((position - low) * perPlace);
    if (current !== place) {
      close();
      place = current;
      least = most = index;
    }
    if (values[index]! < values[least]!) least = index;
    if (values[index]! > values[most]!) most = index;
  }
  close();
  return chosen;
}

function line(
  indices: readonly number[],
  values: Float64Array,
  onAxis: (position: number) => number,
  at: (index: number) => number,
  yaxis: 'y' | 'y2',
  colour: string,
): Data {
  return {
    type: 'scatter',
    mode: 'lines',
    x: indices.map((index) => onAxis(at(index))),
    y: indices.map((index) => values[index]!),
    xaxis: 'x',
    yaxis,
    line: { color: colour, width: 1, simplify: false },
    hoverinfo: 'skip',
    showlegend: false,
  };
}

function peakMarks(
  search: PeriodSearch,
  { axis, isNarrow = false }: PeriodogramView,
  range: readonly [number, number],
): Data {
  const { peaks } = search;
  const named = isNarrow ? [] : shownLevels(search);
  const isNumbered = numberedPeaks(peaks, axis, range, isNarrow ? narrowNumber : numberSize, named);
  return {
    type: 'scatter',
    mode: 'text+markers',
    x: peaks.map(({ periodSeconds, frequencyHz }) => (axis === 'period' ? periodSeconds : frequencyHz)),
    y: peaks.map(({ power }) => power),
    text: peaks.map(({ labels }, index) =>
      isNumbered[index] ? `${index + 1}${labels.length > 0 ? '*' : ''}` : '',
    ),
    textposition: 'top center',
    xaxis: 'x',
    yaxis: 'y',
    // what falls on the satellite's own periods is hollow
    marker: {
      size: 7,
      color: markColour,
      symbol: peaks.map(({ labels }) => (labels.length > 0 ? ('circle-open' as const) : ('circle' as const))),
    },
    hoverinfo: 'skip',
    showlegend: false,
    cliponaxis: false,
  };
}

/** shares of the axis and of the highest power: as much as a number takes */
const numberSize = { width: 0.03, height: 0.06 };
const narrowNumber = { width: 0.08, height: 0.06 };

/** share of the axis, from the side where peaks are rare: as much as the names of the levels take */
const namesWidth = 0.28;

/**
 * Whether a peak has its number: where two would lie upon each other, the stronger one has; where the name of a level would
 * lie upon it, it has none.
 */
export function numberedPeaks(
  peaks: PeriodSearch['peaks'],
  axis: FoldState['axis'],
  [low, high]: readonly [number, number],
  { width, height } = numberSize,
  namedLevels: Levels = [],
): readonly boolean[] {
  const highest = Math.max(...peaks.map(({ power }) => power));
  const taken: { readonly x: number; readonly y: number }[] = [];
  return peaks.map(({ periodSeconds, frequencyHz, power }) => {
    const position = axis === 'period' ? Math.log10(periodSeconds) : frequencyHz;
    const place = { x: (position - low) / (high - low), y: power / highest };
    const isAtNames = axis === 'period' ? place.x < namesWidth : place.x > 1 - namesWidth;
    const isFree =
      taken.every(({ x, y }) => Math.abs(x - place.x) > width || Math.abs(y - place.y) > height) &&
      !(isAtNames && namedLevels.some((level) => Math.abs(level.power / highest - place.y) <= height));
    if (isFree) taken.push(place);
    return isFree;
  });
}

const titleFont = { size: 12 };

function layoutOf(
  search: PeriodSearch,
  view: PeriodogramView,
  range: readonly [number, number],
): Partial<Layout> {
  const { axis, periodSeconds } = view;
  const shown = shownLevels(search);
  const top = Math.max(highestPower(search), ...shown.map(({ power }) => power)) * 1.15;
  const hasWindow = search.window !== undefined;
  const side = { showline: true, zeroline: false, fixedrange: true, anchor: 'x' as const };
  return {
    xaxis: {
      title: { text: axis === 'period' ? 'period (s)' : 'frequency (Hz)', font: titleFont, standoff: 8 },
      type: axis === 'period' ? 'log' : 'linear',
      range: [...range],
      anchor: hasWindow ? 'y2' : 'y',
      showline: true,
      zeroline: false,
      exponentformat: axis === 'period' ? 'none' : 'power',
      ...(axis === 'period' && {
        dtick: range[1] - range[0] < 1.5 ? 'D2' : 1,
        minor: { ticks: 'outside' as const, dtick: 'D1' },
      }),
    },
    yaxis: {
      ...side,
      title: { text: 'power<br>(standard, 0 to 1)', font: titleFont, standoff: 6 },
      domain: hasWindow ? [0.3, 1] : [0, 1],
      range: [0, top],
    },
    ...(hasWindow && {
      yaxis2: {
        ...side,
        title: { text: 'window<br>(0 to 1)', font: titleFont, standoff: 6 },
        domain: [0, 0.24],
        range: [0, 1.05],
        nticks: 3,
      },
    }),
    shapes: [...levelLines(shown), ...orbitLines(view, range), ...foldedLine(axis, periodSeconds)],
    annotations: [...(view.isNarrow === true ? [] : levelNames(shown, axis)), ...orbitNames(view, range)],
    margin: { l: 80, r: 12, t: 22, b: 56 },
    hovermode: false,
    showlegend: false,
  };
}

type Levels = PeriodSearch['levels'];

function highestPower({ periodogram, peaks }: PeriodSearch): number {
  return Math.max(
    periodogram.powers.reduce((most, power) => Math.max(most, power), 0),
    peaks[0]?.power ?? 0,
  );
}

/** The false-alarm levels that are not far above all there is. */
export function shownLevels(search: PeriodSearch): Levels {
  const highest = highestPower(search);
  return search.levels.filter(({ power }) => power <= 3 * highest);
}

function levelLines(levels: Levels): NonNullable<Layout['shapes']> {
  return levels.map(({ power }) => ({
    type: 'line',
    xref: 'paper',
    yref: 'y',
    x0: 0,
    x1: 1,
    y0: power,
    y1: power,
    line: { color: quietColour, width: 1, dash: 'dash' },
  }));
}

function levelNames(levels: Levels, axis: FoldState['axis']): NonNullable<Layout['annotations']> {
  // beside one another, for their heights may all but agree; where frequencies are high, for peaks are rare there
  const isLeft = axis === 'period';
  const last = levels.length - 1;
  return levels.map(({ power, probability }, index) => ({
    xref: 'paper',
    yref: 'y',
    x: isLeft ? 0 : 1,
    // CSS px: the last one, with its words, is 88 wide and each other one 34
    xshift: isLeft ? (index === last ? 4 : 92 + 34 * (last - 1 - index)) : -4 - 34 * index,
    y: power,
    xanchor: isLeft ? 'left' : 'right',
    yanchor: 'bottom',
    text: `${index === last ? 'false alarm ' : ''}${100 * probability} %`,
    font: { size: 10 },
    showarrow: false,
  }));
}

/** HST's orbit and its first harmonics, as far as they are on the axis. */
function orbitPlaces({ axis, orbitSeconds }: PeriodogramView, [low, high]: readonly [number, number]) {
  return [1, 2, 3]
    .map((harmonic) => ({ harmonic, period: orbitSeconds / harmonic }))
    .map((each) => ({ ...each, place: axis === 'period' ? Math.log10(each.period) : 1 / each.period }))
    .filter(({ place }) => place > low && place < high);
}

function orbitLines(view: PeriodogramView, range: readonly [number, number]): NonNullable<Layout['shapes']> {
  return orbitPlaces(view, range).map(({ period }) => {
    const x = view.axis === 'period' ? period : 1 / period;
    return {
      type: 'line',
      xref: 'x',
      yref: 'paper',
      x0: x,
      x1: x,
      y0: 0,
      y1: 1,
      line: { color: quietColour, width: 1, dash: 'dot' },
    };
  });
}

function orbitNames(
  view: PeriodogramView,
  range: readonly [number, number],
): NonNullable<Layout['annotations']> {
  // names of neighbours would lie upon one another on a linear axis
  return orbitPlaces(view, range)
    .filter(({ harmonic }) => view.axis === 'period' || harmonic === 1)
    .map(({ harmonic, place }) => ({
      xref: 'x',
      yref: 'paper',
      x: place,
      y: 1,
      yanchor: 'bottom',
      text: harmonic === 1 ? 'orbit' : `½⅓`.charAt(harmonic - 2),
      font: { size: 10 },
      showarrow: false,
    }));
}

function foldedLine(axis: FoldState['axis'], period: number | undefined): NonNullable<Layout['shapes']> {
  if (period === undefined) return [];
  const x = axis === 'period' ? period : 1 / period;
  return [
    {
      type: 'line',
      xref: 'x',
      yref: 'paper',
      x0: x,
      x1: x,
      y0: 0,
      y1: 1,
      line: { color: markColour, width: 1.5 },
    },
  ];
}

/** The periodogram in one sentence, for those who do not see it. */
export function periodogramSummary({ periodogram, peaks, combined }: PeriodSearch): string {
  const strongest = peaks
    .slice(0, 3)
    .map(({ periodSeconds, power }) => `${periodText(periodSeconds)} with power ${power.toFixed(3)}`)
    .join(', ');
  return `periodogram of ${periodogram.sampleCount} bins, ${combined}, ${periodogram.grid.count} frequencies; strongest: ${strongest || 'none'}`;
}
