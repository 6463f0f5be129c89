import type { LightcurveData } from '@hstlc/contract';
import type { Data, Figure, Layout } from '../../plot/plot.js';
import { exposureColour } from '../../ui/exposure-colours.js';
import { decimate } from './decimate.js';
import { timeAxis, type TimeLayout } from './time-axis.js';

/** What the reader has chosen to see. */
export interface View {
  readonly layout: TimeLayout;
  readonly errorBars: 'shown' | 'hidden';
  /** DATASET numbers to be seen; empty for all */
  readonly datasets: readonly number[];
  readonly hasFlux: boolean;
}

interface Panel {
  readonly column: string;
  readonly error?: string;
  readonly quantity: string;
  readonly unit: string;
}

const panels: readonly Panel[] = [
  { column: 'GROSS', quantity: 'gross', unit: 'count' },
  { column: 'BACKGROUND', quantity: 'background', unit: 'count' },
  { column: 'NET', error: 'NET_ERROR', quantity: 'net', unit: 'count/s' },
  { column: 'FLUX', error: 'FLUX_ERROR', quantity: 'flux', unit: 'erg/s/cm²/Å' },
];

export const panelHeight = 170;

/** Beyond this many points all told, WebGL draws them. */
const svgPoints = 8_000;

/** A figure, and whether it leaves points out. */
export interface LightcurveFigure extends Figure {
  readonly panelCount: number;
  readonly isDecimated: boolean;
}

/** The panels that have something to show: flux only when there is any. */
export function panelsOf({ columns }: LightcurveData, hasFlux: boolean): readonly Panel[] {
  return panels.filter(
    ({ column }) => (column !== 'FLUX' || hasFlux) && columns[column]?.some((value) => value !== null),
  );
}

/**
 * Gross, background, net and flux above one another on one time axis, coloured by exposure.
 *
 * @returns data and layout for Plotly; every axis title ends in its unit
 */
export function lightcurveFigure(lightcurve: LightcurveData, view: View): LightcurveFigure {
  const columns = numbersOf(lightcurve);
  const axis = timeAxis(
    {
      seconds: columns['TIME']!,
      widths: columns['BINS']!,
      datasets: columns['DATASET']!,
      mjdReference: lightcurve.mjdReference,
    },
    view.layout,
  );
  const shown = panelsOf(lightcurve, view.hasFlux).map((panel) => inPowersOfTen(panel, columns));
  const traces = shown.flatMap((panel, index) => panelTraces(columns, axis.positions, panel, index, view));
  const pointCount = traces.reduce((sum, { indices }) => sum + indices.length, 0);
  return {
    data: traces.map((trace) => toData(trace, pointCount > svgPoints ? 'scattergl' : 'scatter', view)),
    layout: layoutOf(shown, axis.title, axis.breaks),
    panelCount: shown.length,
    isDecimated: traces.some(({ indices, available }) => indices.length < available),
  };
}

type Columns = Readonly<Record<string, Float64Array>>;

/** The columns with null, which is how NaN travels, as NaN again; and the error of the rate, which the counts' gives. */
function numbersOf({ columns }: LightcurveData): Columns {
  const entries = Object.entries(columns).map(
    ([name, values]) => [name, Float64Array.from(values, (value) => value ?? Number.NaN)] as const,
  );
  const numbers: Record<string, Float64Array> = Object.fromEntries(entries);
  const { ERROR, EXPOSURE } = numbers;
  if (ERROR !== undefined && EXPOSURE !== undefined)
    numbers['NET_ERROR'] = ERROR.map((error, bin) => error / EXPOSURE[bin]!);
  return numbers;
}

/** A panel whose values are shown in a power of ten, which its unit names. */
interface ScaledPanel extends Panel {
  readonly scale: number;
}

/** Powers of ten from here on are put into the unit. */
const awkwardExponent = 4;

const superscripts: Readonly<Record<string, string>> = {
  '-': '⁻',
  ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].entries()),
};

function inPowersOfTen(panel: Panel, columns: Columns): ScaledPanel {
  const largest = columns[panel.column]!.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 0);
  const exponent = largest > 0 ? Math.floor(Math.log10(largest)) : 0;
  if (Math.abs(exponent) < awkwardExponent) return { ...panel, scale: 1 };
  const power = [...String(exponent)].map((digit) => superscripts[digit]).join('');
  return { ...panel, scale: 10 ** exponent, unit: `10${power} ${panel.unit}` };
}

interface Trace {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly errors: Float64Array | undefined;
  readonly mjd: Float64Array;
  readonly indices: readonly number[];
  readonly available: number;
  readonly dataset: number;
  readonly panel: number;
  readonly unit: string;
}

function panelTraces(
  columns: Columns,
  positions: Float64Array,
  panel: ScaledPanel,
  index: number,
  view: View,
): readonly Trace[] {
  const datasets = columns['DATASET']!;
  const numbers = [...new Set(datasets)].filter(
    (each) => view.datasets.length === 0 || view.datasets.includes(each),
  );
  return numbers.map((dataset) => {
    const bins = [...datasets.keys()].filter((bin) => datasets[bin] === dataset);
    const y = columns[panel.column]!;
    const values = bins.map((bin) => y[bin]!);
    const errors = panel.error === undefined ? undefined : columns[panel.error];
    return {
      x: positions,
      y: y.map((value) => value / panel.scale),
      errors: errors?.map((error) => error / panel.scale),
      mjd: columns['MJD']!,
      indices: decimate(values).map((each) => bins[each]!),
      available: values.filter(Number.isFinite).length,
      dataset,
      panel: index,
      unit: panel.unit,
    };
  });
}

function toData(
  { x, y, errors, mjd, indices, dataset, panel, unit }: Trace,
  type: 'scatter' | 'scattergl',
  view: View,
): Data {
  const pick = (values: Float64Array) => indices.map((index) => values[index]!);
  const suffix = panel === 0 ? '' : String(panel + 1);
  const bars = errors !== undefined && view.errorBars === 'shown';
  return {
    type,
    mode: 'markers',
    x: pick(x),
    y: pick(y),
    customdata: pick(mjd).map((each) => each.toFixed(6)),
    xaxis: 'x',
    yaxis: `y${suffix}`,
    marker: { color: exposureColour(dataset), size: indices.length > 1500 ? 3 : 4.5, opacity: 0.85 },
    ...(bars
      ? {
          error_y: {
            type: 'data',
            array: pick(errors),
            color: exposureColour(dataset),
            thickness: 0.7,
            width: 0,
          },
        }
      : {}),
    hovertemplate: `%{y:.4g} ${unit}<br>MJD %{customdata}<extra>exposure ${dataset}</extra>`,
    showlegend: false,
  } as Data;
}

function layoutOf(shown: readonly ScaledPanel[], title: string, breaks: readonly number[]): Partial<Layout> {
  const gap = 0.035;
  const height = (1 - gap * (shown.length - 1)) / Math.max(1, shown.length);
  const axes = shown.map((panel, index) => {
    const top = 1 - index * (height + gap);
    return [
      `yaxis${index === 0 ? '' : index + 1}`,
      {
        title: { text: `${panel.quantity} (${panel.unit})`, font: { size: 12 }, standoff: 8 },
        domain: [Math.max(0, top - height), top],
        anchor: 'x',
        nticks: 5,
        showline: true,
        // digits of one width: the panels' left edges stay together
        automargin: false,
      },
    ] as const;
  });
  return {
    ...Object.fromEntries(axes),
    xaxis: {
      title: { text: title, font: { size: 12 } },
      anchor: shown.length <= 1 ? 'y' : `y${shown.length}`,
      showline: true,
      zeroline: false,
      showspikes: true,
      spikemode: 'across',
      spikethickness: 1,
      spikedash: 'dot',
      exponentformat: 'none',
    },
    shapes: breaks.map((at) => ({
      type: 'line',
      xref: 'x',
      yref: 'paper',
      x0: at,
      x1: at,
      y0: 0,
      y1: 1,
      line: { color: '#949db4', width: 1, dash: 'dot' },
    })),
    margin: { l: 72, r: 16, t: 12, b: 48 },
    hovermode: 'closest',
    dragmode: 'zoom',
  } as Partial<Layout>;
}
