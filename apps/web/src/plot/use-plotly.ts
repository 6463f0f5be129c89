import { useComputedColorScheme } from '@mantine/core';
import type { Layout, PlotlyHTMLElement } from 'plotly.js';
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { drawInTurn } from './draw-in-turn.js';
import type { Figure } from './figure.js';
import { loadPlotly } from './load-plotly.js';
import { inScheme } from './scheme.js';
import { rangeOfRelayout } from './time-range.js';
import { movedAxis } from './moved-axis.js';

export type Range = readonly [number, number];

/** What an element shows. */
interface Drawn {
  readonly figure: Figure;
  readonly scheme: 'light' | 'dark';
}

// it is on its way while the page's data are
loadPlotly().catch(() => undefined);

/** Keeps an element drawn: axes, and those data that are not layers. */
export function usePlotly(
  figure: Figure,
  onRange: ((range: Range | undefined) => void) | undefined,
): { readonly place: RefObject<HTMLDivElement | null>; readonly state: 'drawing' | 'drawn' | 'failed' } {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn>(undefined);
  const scheme = useComputedColorScheme('light');
  const [state, setState] = useState<'drawing' | 'drawn' | 'failed'>('drawing');
  // what the page itself moves is no wish of the reader's
  const isMoving = useRef(false);
  const report = useEffectEvent((range: Range | undefined) => isMoving.current || onRange?.(range));
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let isGone = false;
    const draw = async () => {
      const plotly = await loadPlotly();
      if (isGone) return;
      const before = drawn.current;
      const moved = before?.scheme === scheme ? movedAxis(before.figure, figure) : undefined;
      if (moved === undefined) await drawWhole(plotly, element, figure, scheme);
      else {
        isMoving.current = true;
        await plotly.relayout(element, moved as Partial<Layout>).finally(() => (isMoving.current = false));
      }
      if (before === undefined) listen(element, report);
      drawn.current = { figure, scheme };
      if (!isGone) setState('drawn');
    };
    drawInTurn(draw).catch(() => isGone || setState('failed'));
    return () => {
      isGone = true;
    };
  }, [figure, scheme]);
  useEffect(() => {
    const element = place.current;
    return () => {
      // what never loaded has nothing to clean up
      if (element !== null)
        void loadPlotly().then(
          (plotly) => plotly.purge(element),
          () => {},
        );
    };
  }, []);
  return { place, state };
}

const config = { responsive: true, displayModeBar: false, doubleClick: false } as const;

async function drawWhole(
  plotly: Awaited<ReturnType<typeof loadPlotly>>,
  element: HTMLDivElement,
  { data, layout }: Figure,
  scheme: Drawn['scheme'],
): Promise<void> {
  const isTouched = window.matchMedia('(pointer: coarse)').matches;
  // asked for each time: else it keeps the size of its first drawing, however high the element is now
  const whole: Partial<Layout> = { autosize: true, dragmode: isTouched ? false : 'zoom', ...layout };
  await plotly.react(element, [...data], inScheme(whole, scheme), config);
}

function listen(element: HTMLDivElement, report: (range: Range | undefined) => void): void {
  const plot = element as unknown as PlotlyHTMLElement;
  plot.on('plotly_relayout', (event) => {
    const range = rangeOfRelayout(event as Readonly<Record<string, unknown>>);
    if (range !== undefined) report(range);
  });
  plot.on('plotly_doubleclick', () => report(undefined));
}
