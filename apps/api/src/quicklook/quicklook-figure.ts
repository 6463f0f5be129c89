import type { Lightcurve } from '@hstlc/lightcurve';
import type { CustomSeriesOption, EChartsOption, ScatterSeriesOption } from 'echarts';

/** Okabe & Ito (2008), colours that remain distinct to colour-blind eyes; yellow is left out: it vanishes on white. */
export const datasetColours = [
  '#0072B2',
  '#D55E00',
  '#009E73',
  '#CC79A7',
  '#E69F00',
  '#56B4E9',
  '#555555',
] as const;

/** Width of the blank between two exposures, as a share of all they last. */
const gapShare = 0.02;

interface Panel {
  readonly column: 'GROSS' | 'BACKGROUND' | 'NET' | 'FLUX';
  readonly error?: 'ERROR' | 'FLUX_ERROR';
  readonly label: string;
}

const panels: readonly Panel[] = [
  { column: 'GROSS', label: 'gross (count)' },
  { column: 'BACKGROUND', label: 'background (count)' },
  { column: 'NET', label: 'net (count/s)' },
  { column: 'FLUX', error: 'FLUX_ERROR', label: 'flux (erg/s/cm²/Å)' },
];

export const quicklookSize = { width: 1000, panelHeight: 150, top: 64, bottom: 34 } as const;

/** The panels that have something to show: a column of NaN alone is left out. */
export function panelsOf(lightcurve: Lightcurve): readonly Panel[] {
  return panels.filter(({ column }) => lightcurve.columns[column].some((value) => Number.isFinite(value)));
}

/**
 * The static picture of a lightcurve: gross, background, net and flux above one another, coloured by exposure, the
 * gaps between exposures collapsed.
 *
 * @returns an ECharts option; points with NaN are left out
 */
export function quicklookFigure(lightcurve: Lightcurve, fontFamily: string): EChartsOption {
  const shown = panelsOf(lightcurve);
  const offsets = collapsedSeconds(lightcurve);
  const { top, panelHeight } = quicklookSize;
  return {
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily },
    title: {
      text: titleOf(lightcurve),
      subtext: subtitleOf(lightcurve),
      left: 78,
      top: 8,
      textStyle: { fontFamily, fontSize: 17, color: '#1c1b29' },
      subtextStyle: { fontFamily, fontSize: 12, color: '#5c5b6b' },
    },
    grid: shown.map((_, index) => ({
      left: 84,
      right: 24,
      outerBoundsMode: 'none',
      top: top + index * panelHeight,
      height: panelHeight - 22,
    })),
    xAxis: shown.map((_, index) => ({
      gridIndex: index,
      type: 'value',
      min: 0,
      max: offsets.at(-1) ?? 1,
      axisLabel: { show: index === shown.length - 1, fontFamily, showMaxLabel: false },
      splitLine: { show: false },
      name: index === shown.length - 1 ? axisName(lightcurve) : '',
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { fontFamily },
    })),
    yAxis: shown.map(({ label }, index) => ({
      gridIndex: index,
      type: 'value',
      scale: true,
      name: label,
      nameLocation: 'middle',
      nameGap: 58,
      nameTextStyle: { fontFamily },
      splitNumber: 3,
      axisLabel: { fontFamily, formatter: formatTick },
      splitLine: { lineStyle: { color: '#ececf2' } },
    })),
    series: shown.flatMap((panel, index) => panelSeries(lightcurve, offsets, panel, index)),
  };
}

function titleOf({ identity, kind, datasets }: Lightcurve): string {
  const { targetName, instrument, detector, opticalElement, centralWavelength, aperture } = identity;
  const what = kind === 'individual' ? (datasets[0]?.rootname ?? '') : 'composite';
  const setting = [instrument, detector, opticalElement, centralWavelength || '', aperture]
    .join(' ')
    .replace(/ +/g, ' ');
  return `${targetName}  ·  ${setting}  ·  ${what}`;
}

function subtitleOf({ datasets, liveSeconds, stepSeconds, identity }: Lightcurve): string {
  const members = datasets.filter(({ dataset }) => dataset !== null).length;
  const parts = [`${members} exposure${members === 1 ? '' : 's'}`, `${liveSeconds.toFixed(0)} s live`];
  return [...parts, `bins of ${stepSeconds.toFixed(3)} s`, ...(identity.simulated ? ['SIMULATED'] : [])].join(
    '  ·  ',
  );
}

function axisName({ kind, datasets }: Lightcurve): string {
  const start = datasets.find(({ dataset }) => dataset !== null)?.startMjd ?? 0;
  const since = `time since MJD ${start.toFixed(5)} UTC (s)`;
  return kind === 'composite' && datasets.length > 1 ? `${since}, gaps between exposures collapsed` : since;
}

/** Seconds from the first bin, the exposures laid end to end with a small blank between them. */
export function collapsedSeconds({ columns, stepSeconds }: Lightcurve): readonly number[] {
  const { TIME, DATASET } = columns;
  const blank = Math.max(stepSeconds, TIME.length * stepSeconds * gapShare);
  const offsets: number[] = [];
  let shift = TIME.length > 0 ? -TIME[0]! : 0;
  for (let bin = 0; bin < TIME.length; bin++) {
    if (bin > 0 && DATASET[bin] !== DATASET[bin - 1]) shift = offsets[bin - 1]! + blank - TIME[bin]!;
    offsets.push(TIME[bin]! + shift);
  }
  return offsets;
}

/** One series of points for each exposure, under them the error bars of the panel. */
function panelSeries(
  { columns }: Lightcurve,
  offsets: readonly number[],
  { column, error }: Panel,
  index: number,
): (ScatterSeriesOption | CustomSeriesOption)[] {
  const values = columns[column];
  const points = offsets.flatMap((x, bin) => {
    const y = values[bin]!;
    if (!Number.isFinite(y)) return [];
    return [{ x, y, spread: error === undefined ? 0 : columns[error][bin]!, dataset: columns.DATASET[bin]! }];
  });
  const axes = { xAxisIndex: index, yAxisIndex: index } as const;
  const datasets = [...new Set(points.map(({ dataset }) => dataset))];
  const markers = datasets.flatMap((dataset) =>
    inPieces(points.filter((point) => point.dataset === dataset)).map((piece): ScatterSeriesOption => ({
      ...axes,
      type: 'scatter',
      // drawn at once, as one path: what is drawn piece by piece wants a second canvas, which only a browser has
      progressive: 0,
      large: true,
      largeThreshold: 0,
      symbolSize: points.length > 2000 ? 2 : 3.5,
      itemStyle: { color: colourOf(dataset), opacity: 0.85 },
      data: piece.map(({ x, y }) => [x, y]),
    })),
  );
  if (error === undefined) return markers;
  return [...datasets.map((dataset) => errorBars(points, axes, dataset)), ...markers];
}

/** ECharts asks for that second canvas for a series of more than 20,000 points, however it is to be drawn. */
const pointsOfSeries = 10_000;

function inPieces(points: readonly Point[]): readonly (readonly Point[])[] {
  const count = Math.ceil(points.length / pointsOfSeries);
  return Array.from({ length: count }, (_, piece) =>
    points.slice(piece * pointsOfSeries, (piece + 1) * pointsOfSeries),
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly spread: number;
  readonly dataset: number;
}

/** The error bars of one exposure as one path: an element for each would take longer than the extraction. */
function errorBars(
  points: readonly Point[],
  axes: { xAxisIndex: number; yAxisIndex: number },
  dataset: number,
): CustomSeriesOption {
  const own = points.filter((point) => point.dataset === dataset);
  const lowest = own.reduce((least, { y, spread }) => Math.min(least, y - spread), Number.POSITIVE_INFINITY);
  const highest = own.reduce((most, { y, spread }) => Math.max(most, y + spread), Number.NEGATIVE_INFINITY);
  return {
    ...axes,
    type: 'custom',
    progressive: 0,
    silent: true,
    // one item; its numbers tell the axes how far the bars go
    data: [[own[0]!.x, lowest, highest]],
    encode: { x: 0, y: [1, 2] },
    renderItem: (_parameters, api) => {
      const bars = own.map(({ x, y, spread }) => {
        const [left, low] = api.coord([x, y - spread]);
        const high = api.coord([x, y + spread])[1];
        return `M${left!.toFixed(1)} ${low!.toFixed(1)}V${high!.toFixed(1)}`;
      });
      const style = { fill: 'none', stroke: colourOf(dataset), opacity: 0.25, lineWidth: 1 };
      return { type: 'path', shape: { pathData: bars.join('') }, style };
    },
  };
}

function colourOf(dataset: number): string {
  return datasetColours[(dataset - 1 + datasetColours.length) % datasetColours.length]!;
}

function formatTick(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  return size >= 1e5 || size < 1e-3 ? value.toExponential(1) : String(Number(value.toPrecision(4)));
}
