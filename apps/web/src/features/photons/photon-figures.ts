import type { DetectorImage, Spectrogram } from '@hstlc/lightcurve';
import { axesFor, type Figure, type Layout } from '../../plot/figure.js';
import type { BarLayer, ImageLayer, Layer } from '../../plot/layer.js';
import { finiteOf, quantileInPlace, sampleOf } from '../../plot/order-statistics.js';
import type { ChosenPhotons } from './photon-messages.js';
import type { Span } from './photon-state.js';

/** CSS px */
export const mapHeight = 520;
export const spectrumBelowHeight = 360;
export const detectorHeight = 230;

/** Shares of the height: the curve above, the map below. */
const curveDomain = [0.7, 1] as const;
const mapDomain = [0, 0.66] as const;

const lineColour = '#949db4';
const pointColour = '#D55E00';
const inks = { light: '#5f3dc4', dark: '#b197fc' } as const;

export type Scheme = keyof typeof inks;

const axis = { showline: true, zeroline: false, fixedrange: true } as const;
const titled = (text: string) => ({ title: { text, font: { size: 12 }, standoff: 8 } });

interface MapParts {
  readonly map: Spectrogram;
  /** count/s by time */
  readonly gross: Float64Array;
  /** undefined while another choice is made */
  readonly curve: ChosenPhotons['curve'] | undefined;
  /** Å: where airglow lies */
  readonly airglow: readonly Span[];
  readonly scheme: Scheme;
}

/** The photons by time and wavelength, and above them the lightcurve of the wavelengths chosen. */
export function mapFigure({ map, gross, curve, airglow, scheme }: MapParts): Figure {
  const { stepSeconds, timeCount } = map;
  const whole = [0, timeCount * stepSeconds] as const;
  const spectral = spectralRange(map);
  return {
    data: axesFor(2),
    layout: {
      xaxis: { ...axis, ...titled('time since EXPSTART (s)'), range: [...whole], anchor: 'y2' },
      yaxis: {
        ...axis,
        ...titled('rate<br>(count/s)'),
        domain: [...curveDomain],
        range: [...rangeOf(gross, curve?.net)],
        nticks: 4,
      },
      yaxis2: {
        ...axis,
        ...titled('wavelength (Å)'),
        domain: [...mapDomain],
        range: [...spectral],
        exponentformat: 'none',
      },
      shapes: bands(airglow, spectral, 'y2'),
      margin: { l: 64, r: 12, t: 10, b: 56 },
      hovermode: false,
      showlegend: false,
    },
    layers: [...curveLayers(map, gross, curve), picture(map, scheme), notLive(map)],
  };
}

function spectralRange({ wavelengthStart, wavelengthStep, wavelengthCount }: Spectrogram): Span {
  return [wavelengthStart, wavelengthStart + wavelengthCount * wavelengthStep];
}

function curveLayers(
  { stepSeconds }: Spectrogram,
  gross: Float64Array,
  curve: ChosenPhotons['curve'] | undefined,
): readonly Layer[] {
  const line: Layer = {
    kind: 'line',
    yaxis: 'y',
    colour: lineColour,
    x: Float64Array.from({ length: 2 * gross.length }, (_, end) => Math.ceil(end / 2) * stepSeconds),
    y: Float64Array.from({ length: 2 * gross.length }, (_, end) => gross[end >> 1]!),
    thickness: 1.2,
  };
  if (curve === undefined) return [line];
  const { times, net, error, errorLower } = curve;
  const errors = [
    net.map((value, bin) => value - errorLower[bin]!),
    net.map((value, bin) => value + error[bin]!),
  ] as const;
  const isDense = times.length > 250;
  return [
    line,
    {
      kind: 'points',
      yaxis: 'y',
      colour: pointColour,
      x: times,
      y: net,
      errors,
      shape: 'circle',
      isHollow: false,
      size: isDense ? 3 : 4.5,
    },
  ];
}

/** Cells by the square root of their counts, so that faint ones are seen beside bright lines. */
function picture(map: Spectrogram, scheme: Scheme): ImageLayer {
  const { timeCount, wavelengthCount, counts, stepSeconds } = map;
  const brightest = darkestCount(counts);
  const strengths = new Uint8Array(counts.length);
  for (let time = 0; time < timeCount; time++)
    for (let bin = 0; bin < wavelengthCount; bin++) {
      const share = Math.sqrt(Math.max(0, counts[time * wavelengthCount + bin]!) / brightest);
      strengths[bin * timeCount + time] = Math.round(255 * Math.min(1, share));
    }
  return {
    kind: 'image',
    yaxis: 'y2',
    colour: inks[scheme],
    x: [0, timeCount * stepSeconds],
    y: spectralRange(map),
    width: timeCount,
    height: wavelengthCount,
    strengths,
  };
}

/** The counts of a cell from which on it has the full colour: what 995 of 1000 cells with photons do not exceed. */
export function darkestCount(counts: Float64Array): number {
  const filled = sampleOf(counts.filter((count) => count > 0));
  return filled.length === 0 ? 1 : Math.max(quantileInPlace(filled, 0.995), 1e-9);
}

/** A bar across the foot of the map wherever nothing was recorded. */
function notLive({ live, stepSeconds, wavelengthStart }: Spectrogram): BarLayer {
  const dark = [...live.keys()].filter((time) => !(live[time]! > 0));
  return {
    kind: 'bars',
    yaxis: 'y2',
    colour: '#949db4',
    from: Float64Array.from(dark, (time) => time * stepSeconds),
    to: Float64Array.from(dark, (time) => (time + 1) * stepSeconds),
    y: wavelengthStart,
    thickness: 8,
  };
}

/** Grey bands over wavelengths under airglow, across the plot. */
function bands(windows: readonly Span[], [from, to]: Span, along: 'y' | 'y2'): NonNullable<Layout['shapes']> {
  return windows
    .filter(([low, high]) => high > from && low < to)
    .map(([low, high]) => ({
      type: 'rect',
      xref: 'paper',
      yref: along,
      x0: 0,
      x1: 1,
      y0: Math.max(low, from),
      y1: Math.min(high, to),
      fillcolor: '#E69F00',
      opacity: 0.16,
      line: { width: 0 },
    }));
}

interface SpectrumParts {
  readonly map: Spectrogram;
  /** count/s/Å by wavelength */
  readonly gross: Float64Array;
  readonly spectrum: ChosenPhotons['spectrum'] | undefined;
  readonly airglow: readonly Span[];
  /** whether its wavelengths stand at the height of the map's */
  readonly place: 'beside' | 'below';
}

/** The spectrum of the times chosen, lying on its side beside the map, with the same axis of wavelengths. */
export function spectrumFigure({ map, gross, spectrum, airglow, place }: SpectrumParts): Figure {
  const range = spectralRange(map);
  const middle = gross.map((_, bin) => map.wavelengthStart + (bin + 0.5) * map.wavelengthStep);
  const net: readonly Layer[] =
    spectrum === undefined
      ? []
      : [
          {
            kind: 'line',
            yaxis: 'y',
            colour: pointColour,
            x: spectrum.net,
            y: spectrum.wavelengths,
            thickness: 1.2,
          },
        ];
  const [low, high] = rangeOf(gross, spectrum?.net);
  return {
    data: axesFor(1),
    layout: {
      xaxis: { ...axis, ...titled('rate (count/s/Å)'), range: [low, high], nticks: 4, anchor: 'y' },
      yaxis: {
        ...axis,
        domain: place === 'beside' ? [...mapDomain] : [0, 1],
        range: [...range],
        exponentformat: 'none',
        ...titled('wavelength (Å)'),
      },
      shapes: bands(airglow, range, 'y'),
      margin: { l: 64, r: 12, t: 10, b: 56 },
      hovermode: false,
      showlegend: false,
    },
    layers: [{ kind: 'line', yaxis: 'y', colour: lineColour, x: gross, y: middle, thickness: 1.2 }, ...net],
  };
}

/** From nothing, or the lowest value, to the highest, outliers of one in a thousand left out. */
function rangeOf(...columns: readonly (Float64Array | undefined)[]): Span {
  const ends = columns.flatMap((column) => {
    const finite = column === undefined ? [] : finiteOf(column);
    if (!(finite instanceof Float64Array) || finite.length === 0) return [];
    return [quantileInPlace(finite, 0.001), quantileInPlace(finite, 0.999)];
  });
  if (ends.length === 0) return [0, 1];
  const [low, high] = [Math.min(0, ...ends), Math.max(...ends)];
  return [low, high + (high - low || 1) * 0.08];
}

const boxColours = { source: '#D55E00', background: '#0072B2' } as const;

/** Where the photons fell on one detector segment, with the boxes of spectrum and background. */
export function detectorFigure(image: DetectorImage, scheme: Scheme): Figure {
  const { width, height, columnsPerPixel, rowsPerPixel, events, boxes, segments } = image;
  const counts = Float64Array.from(events);
  const brightest = darkestCount(counts);
  const edges = boxes.flatMap(({ low, high }) => [...low, ...high].filter(Number.isFinite));
  const rows =
    edges.length === 0
      ? [0, height * rowsPerPixel]
      : [Math.min(...thinned(edges)) - 25, Math.max(...thinned(edges)) + 25];
  return {
    data: axesFor(1),
    layout: {
      xaxis: {
        ...axis,
        ...titled(`detector column, ${segments.join(', ')} (pixel)`),
        range: [0, width * columnsPerPixel],
      },
      yaxis: {
        ...axis,
        ...titled('row (pixel)'),
        range: [Math.max(0, rows[0]!), Math.min(height * rowsPerPixel, rows[1]!)],
        nticks: 5,
      },
      margin: { l: 64, r: 12, t: 10, b: 50 },
      hovermode: false,
      showlegend: false,
    },
    layers: [
      {
        kind: 'image',
        yaxis: 'y',
        colour: inks[scheme],
        x: [0, width * columnsPerPixel],
        y: [0, height * rowsPerPixel],
        width,
        height,
        strengths: Uint8Array.from(counts, (count) =>
          Math.round(255 * Math.min(1, Math.sqrt(count / brightest))),
        ),
      },
      ...boxes.flatMap(({ low, high, region }) =>
        [low, high].map((edge): Layer => ({
          kind: 'line',
          yaxis: 'y',
          colour: boxColours[region],
          ...edgeLine(edge),
          thickness: 1.5,
        })),
      ),
    ],
  };
}

/** An edge at every 16th column: boxes change slowly. */
const everyColumn = 16;

function edgeLine(edge: Float64Array): { readonly x: Float64Array; readonly y: Float64Array } {
  const count = Math.ceil(edge.length / everyColumn);
  return {
    x: Float64Array.from({ length: count }, (_, place) => place * everyColumn),
    y: Float64Array.from({ length: count }, (_, place) => edge[place * everyColumn]!),
  };
}

function thinned(values: readonly number[]): readonly number[] {
  return values.filter((_, place) => place % everyColumn === 0);
}
