import type { Layout } from '../../plot/figure.js';
import { airglowNames } from './airglow-lines.js';
import type { Airglow } from './airglow.js';
import type { DrawnPanel } from './drawn-panel.js';
import type { OrbitRow } from './orbit-rows.js';
import type { TimeAxis } from './time-axis.js';

/** Room around the panels (CSS px). */
export const margins = { l: 64, r: 12, t: 10, b: 64 } as const;

/** Height of one panel where there are few (CSS px). */
const panelHeights = [0, 380, 250, 200, 170];
const leastPanelHeight = 150;
const orbitRowHeight = 13;
const gapHeight = 10;
const airglowHeight = 70;

const titleFont = { size: 12 };

interface Parts {
  readonly panels: readonly DrawnPanel[];
  readonly axis: TimeAxis;
  readonly range: readonly [number, number];
  readonly rows: readonly OrbitRow[];
  readonly airglow: Airglow | undefined;
  readonly widthPixels: number;
}

/** Height of the whole figure (CSS px). */
export function figureHeight(panelCount: number, rowCount: number, airglow?: Airglow): number {
  const panel = panelHeights[panelCount] ?? leastPanelHeight;
  const below = rowCount * orbitRowHeight + (airglow === undefined ? 0 : airglowHeight + gapHeight);
  return panelCount * (panel + gapHeight) + below + margins.t + margins.b;
}

/** Panels above one another over one time axis, below them the orbit's strip, and the airglow below that. */
export function lightcurveLayout({
  panels,
  axis,
  range,
  rows,
  airglow,
  widthPixels,
}: Parts): Partial<Layout> {
  const heights = figureHeight(panels.length, rows.length, airglow) - margins.t - margins.b;
  const glow = airglow === undefined ? 0 : (airglowHeight + gapHeight) / heights;
  const strip = glow + (rows.length * orbitRowHeight) / heights;
  const ticks = axis.ticks?.(range, widthPixels);
  const beforeGlow = panels.length + (rows.length > 0 ? 1 : 0);
  const lowest = beforeGlow + (airglow === undefined ? 0 : 1);
  return {
    ...Object.fromEntries(
      panels.map((panel, index) => panelAxis(panel, index, panels.length, strip, gapHeight / heights)),
    ),
    ...(rows.length > 0 ? { [axisKey(panels.length)]: stripAxis(rows, [glow, strip]) } : {}),
    ...(airglow === undefined
      ? {}
      : { [axisKey(beforeGlow)]: airglowAxis(airglow, airglowHeight / heights) }),
    xaxis: {
      title: { text: axis.title, font: titleFont, standoff: 8 },
      type: axis.kind,
      range: [...range],
      anchor: (lowest <= 1 ? 'y' : `y${lowest}`) as 'y',
      showline: true,
      zeroline: false,
      exponentformat: 'none',
      ...(axis.kind === 'linear' && { separatethousands: false }),
      ...(ticks && {
        tickmode: 'array' as const,
        tickvals: ticks.map(({ position }) => position),
        ticktext: ticks.map(({ text }) => text),
      }),
    },
    shapes: axis.breaks.map((at) => ({
      type: 'line',
      xref: 'x',
      yref: 'paper',
      x0: at,
      x1: at,
      y0: 0,
      y1: 1,
      line: { color: '#949db4', width: 1, dash: 'dot' },
    })),
    margin: { ...margins },
    hovermode: false,
    showlegend: false,
  };
}

function axisKey(index: number): string {
  return index === 0 ? 'yaxis' : `yaxis${index + 1}`;
}

function panelAxis(
  { quantity, unit, vertical }: DrawnPanel,
  index: number,
  panelCount: number,
  strip: number,
  gap: number,
) {
  const height = (1 - strip) / panelCount;
  const top = 1 - index * height;
  const axis = {
    title: { text: `${quantity}<br>(${unit})`, font: titleFont, standoff: 6 },
    domain: [Math.max(0, top - height + gap), top],
    range: [...vertical.range],
    anchor: 'x',
    fixedrange: true,
    nticks: 5,
    showline: true,
    zeroline: vertical.range[0] < 0 && vertical.range[1] > 0,
    // digits of one width: the panels' left edges stay together
    automargin: false,
  };
  return [axisKey(index), axis] as const;
}

function stripAxis(rows: readonly OrbitRow[], [bottom, top]: readonly [number, number]) {
  return {
    domain: [bottom, Math.max(bottom + 0.001, top)],
    range: [-0.6, rows.length - 0.4],
    anchor: 'x',
    fixedrange: true,
    showgrid: false,
    zeroline: false,
    tickmode: 'array',
    tickvals: rows.map((_, row) => row),
    ticktext: rows.map(({ name }) => name),
    tickfont: { size: 10 },
  };
}

function airglowAxis({ line, highest }: Airglow, top: number) {
  return {
    title: { text: `${airglowNames[line]}<br>(count/s)`, font: { size: 11 }, standoff: 6 },
    domain: [0, top],
    range: [0, highest > 0 ? 1.08 * highest : 1],
    anchor: 'x',
    fixedrange: true,
    nticks: 3,
    showline: true,
    zeroline: false,
    automargin: false,
  };
}
