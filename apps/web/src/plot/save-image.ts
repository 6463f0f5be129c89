import type { Figure } from './figure.js';
import { layerTraces } from './layer-traces.js';
import { loadPlotly } from './load-plotly.js';
import { inScheme } from './scheme.js';

/** A figure as a picture file, in the light colours that paper wants, on white. */
export async function saveImage(
  { data, layout, layers = [] }: Figure,
  {
    format,
    width,
    height,
    name,
  }: {
    readonly format: 'png' | 'svg';
    readonly width: number;
    readonly height: number;
    readonly name: string;
  },
): Promise<void> {
  const plotly = await loadPlotly();
  const onPaper = {
    ...inScheme(layout, 'light'),
    paper_bgcolor: '#ffffff',
    plot_bgcolor: '#ffffff',
    width,
    height,
  };
  await plotly.downloadImage(
    { data: [...layerTraces(layers), ...data], layout: onPaper },
    { format, width, height, filename: name, ...(format === 'png' && { scale: 2 }) },
  );
}
