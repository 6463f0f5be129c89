import { nextTask } from './draw-in-turn.js';

type Plotly = typeof import('./plotly.js').plotly;

let loading: Promise<Plotly> | undefined;

/** Plotly, which comes when a page that draws is opened; what failed is tried again when it is asked for again. */
export function loadPlotly(): Promise<Plotly> {
  loading ??= import('./plotly.js').then(({ plotly }) => prepared(plotly));
  loading.catch(() => (loading = undefined));
  return loading;
}

/** Does what Plotly does at its first drawing only, while the page waits for what is to be drawn. */
async function prepared(plotly: Plotly): Promise<Plotly> {
  await nextTask();
  const element = document.createElement('div');
  element.className = 'unseen';
  element.ariaHidden = 'true';
  document.body.append(element);
  await plotly.react(element, [], { width: 200, height: 200 });
  plotly.purge(element);
  element.remove();
  await nextTask();
  return plotly;
}
