import type { Layout } from 'plotly.js';

const colours = {
  light: { text: '#393f53', grid: '#e4e7f0', line: '#949db4', paper: '#ffffff' },
  dark: { text: '#a9aec2', grid: '#2f3449', line: '#5d647c', paper: '#191c2b' },
} as const;

/** A layout in the colours of the page: axes, grid and text; data keep theirs. */
export function inScheme(layout: Partial<Layout>, scheme: 'light' | 'dark'): Partial<Layout> {
  const { text, grid, line, paper } = colours[scheme];
  const axes = Object.entries(layout)
    .filter(([name]) => /^[xy]axis\d*$/.test(name))
    .map(([name, axis]) => [
      name,
      {
        gridcolor: grid,
        linecolor: line,
        tickcolor: line,
        zerolinecolor: line,
        zerolinewidth: 1,
        // upright axes have room for their labels: measuring whether each is cut takes a third of a drawing
        ...(name.startsWith('y') && { ticklabeloverflow: 'allow' }),
        ...(axis as object),
      },
    ]);
  return {
    ...layout,
    ...Object.fromEntries(axes),
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: "'IBM Plex Sans', sans-serif", size: 12, color: text },
    hoverlabel: { bgcolor: paper, bordercolor: line, font: { color: text } },
    modebar: { bgcolor: 'rgba(0,0,0,0)', color: line, activecolor: text },
  };
}
