type Plotly = typeof import('./plotly.js').plotly;

let loading: Promise<Plotly> | undefined;

/** Plotly, which comes when a page that draws is opened; what failed is tried again when it is asked for again. */
export function loadPlotly(): Promise<Plotly> {
  loading ??= import('./plotly.js').then(({ plotly }) => plotly);
  loading.catch(() => (loading = undefined));
  return loading;
}
