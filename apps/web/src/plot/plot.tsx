import { Text, useComputedColorScheme } from '@mantine/core';
import type { Data, Layout, PlotlyHTMLElement } from 'plotly.js';
import { useEffect, useEffectEvent, useRef, useState, type PointerEvent } from 'react';
import { inScheme } from './scheme.js';
import { rangeOfRelayout } from './time-range.js';

export type { Data, Layout } from 'plotly.js';

/** A figure: what to draw, and how. A value, without any drawing in it. */
export interface Figure {
  readonly data: readonly Data[];
  readonly layout: Partial<Layout>;
}

interface Props {
  readonly figure: Figure;
  readonly height: number;
  readonly label: string;
  /** the part of the x axis that was dragged or panned to; undefined for all of it, after a double click */
  readonly onRange?: (range: readonly [number, number] | undefined) => void;
  /** where the pointer is over the plot, as a share of its width; undefined when it has left */
  readonly onPointer?: (share: number | undefined) => void;
  readonly onPress?: (share: number) => void;
  /** an upright line there, as a share of the width of the plot */
  readonly cursor?: number | undefined;
}

const words = {
  drawing: 'drawing',
  failed: 'The part of this page that draws did not arrive. Load the page again.',
} as const;

/** Draws a figure; Plotly is loaded when the first is drawn, and cleaned up when it goes. */
export function Plot({ figure, height, label, onRange, onPointer, onPress, cursor }: Props) {
  const { place, state } = usePlotly(figure, onRange);
  const shareOf = ({ clientX, currentTarget }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const { l = 0, r = 0 } = figure.layout.margin ?? {};
    const share = (clientX - left - l) / (width - l - r);
    return share >= 0 && share <= 1 ? share : undefined;
  };
  return (
    <div
      style={{ position: 'relative', overflow: 'hidden' }}
      onPointerMove={(event) => onPointer?.(shareOf(event))}
      onPointerLeave={() => onPointer?.(undefined)}
      onClick={(event) => {
        const share = shareOf(event as unknown as PointerEvent<HTMLElement>);
        if (share !== undefined) onPress?.(share);
      }}
    >
      <div
        ref={place}
        role="img"
        aria-label={label}
        aria-busy={state === 'drawing'}
        style={{ width: '100%', height }}
      />
      {cursor !== undefined && cursor >= 0 && cursor <= 1 && <Cursor at={cursor} layout={figure.layout} />}
      {state !== 'drawn' && (
        <Text className="over-plot" role={state === 'failed' ? 'alert' : 'status'} c="dimmed" size="sm">
          {words[state]}
        </Text>
      )}
    </div>
  );
}

function Cursor({ at, layout }: { readonly at: number; readonly layout: Partial<Layout> }) {
  const { l = 0, r = 0, t = 0, b = 0 } = layout.margin ?? {};
  return (
    <div
      aria-hidden
      style={{
        position: 'absolute',
        left: `calc(${l}px + (100% - ${l + r}px) * ${at})`,
        top: t,
        bottom: b,
        borderLeft: '1px dashed var(--mantine-primary-color-filled)',
        pointerEvents: 'none',
      }}
    />
  );
}

/** Keeps an element drawn. */
function usePlotly(figure: Figure, onRange: Props['onRange']) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  const [state, setState] = useState<'drawing' | 'drawn' | 'failed'>('drawing');
  const report = useEffectEvent((range: readonly [number, number] | undefined) => onRange?.(range));
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let isGone = false;
    const draw = async () => {
      const { plotly } = await import('./plotly.js');
      if (isGone) return;
      const isTouched = window.matchMedia('(pointer: coarse)').matches;
      const layout = { dragmode: isTouched ? false : 'zoom', ...figure.layout } as const;
      const isFirst = !('on' in element);
      await plotly.react(element, [...figure.data], inScheme(layout, scheme), {
        responsive: true,
        displayModeBar: false,
        doubleClick: false,
      });
      if (isFirst) listen(element, report);
      if (!isGone) setState('drawn');
    };
    draw().catch(() => isGone || setState('failed'));
    return () => {
      isGone = true;
    };
  }, [figure, scheme]);
  useEffect(() => {
    const element = place.current;
    return () => {
      // what never loaded has nothing to clean up
      if (element !== null)
        void import('./plotly.js').then(
          ({ plotly }) => plotly.purge(element),
          () => {},
        );
    };
  }, []);
  return { place, state };
}

function listen(
  element: HTMLDivElement,
  report: (range: readonly [number, number] | undefined) => void,
): void {
  const plot = element as unknown as PlotlyHTMLElement;
  plot.on('plotly_relayout', (event) => {
    const range = rangeOfRelayout(event as Readonly<Record<string, unknown>>);
    if (range !== undefined) report(range);
  });
  plot.on('plotly_doubleclick', () => report(undefined));
}
