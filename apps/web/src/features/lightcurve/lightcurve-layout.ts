import type { Layout } from '../../plot/plot.js';
import type { Panel } from './panels.js';
import type { TimeAxis } from './time-axis.js';

/** Height of one panel (CSS px). */
export const panelHeight = 170;

/** Below the panels: numbers and title of the time axis (CSS px). */
const footHeight = 58;

/** Blank between panels, as a share of the height. */
const gap = 0.035;

const titleFont = { size: 11 };

/** Height of the whole figure (CSS px). */
export function figureHeight(panelCount: number): number {
  return panelCount * panelHeight + footHeight + 12;
}

/** Panels above one another over one time axis; a zoom stays as long as the axis is the same. */
export function lightcurveLayout(panels: readonly Panel[], axis: TimeAxis): Partial<Layout> {
  return {
    ...Object.fromEntries(panels.map((panel, index) => verticalAxis(panel, index, panels.length))),
    xaxis: {
      title: { text: axis.title, font: titleFont },
      range: [...axis.range],
      anchor: panels.length <= 1 ? 'y' : (`y${panels.length}` as 'y2'),
      showline: true,
      zeroline: false,
      showspikes: true,
      spikemode: 'across',
      spikethickness: 1,
      spikedash: 'dot',
      exponentformat: 'none',
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
    margin: { l: 60, r: 12, t: 12, b: footHeight },
    hovermode: 'closest',
    dragmode: 'zoom',
    uirevision: `${axis.title} ${axis.range.join(' ')}`,
  };
}

function verticalAxis({ quantity, unit }: Panel, index: number, panelCount: number) {
  const height = (1 - gap * (panelCount - 1)) / panelCount;
  const top = 1 - index * (height + gap);
  const axis = {
    title: { text: `${quantity} (${unit})`, font: titleFont, standoff: 8 },
    domain: [Math.max(0, top - height), top],
    anchor: 'x',
    nticks: 5,
    showline: true,
    // digits of one width: the panels' left edges stay together
    automargin: false,
  };
  return [index === 0 ? 'yaxis' : `yaxis${index + 1}`, axis] as const;
}
