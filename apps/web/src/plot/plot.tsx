import { Text } from '@mantine/core';
import type { PointerEvent } from 'react';
import type { Figure, Layout } from './figure.js';
import { LayerCanvas } from './layer-canvas.js';
import { usePlotly, type Range } from './use-plotly.js';

interface Props {
  readonly figure: Figure;
  readonly height: number;
  readonly label: string;
  /** the part of the x axis that was dragged or panned to; undefined for all of it, after a double click */
  readonly onRange?: (range: Range | undefined) => void;
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

/** Draws a figure: its layers at once, its axes as soon as Plotly is there; cleaned up when it goes. */
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
      className="plot"
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
      {figure.layers !== undefined && (
        <LayerCanvas layers={figure.layers} layout={figure.layout} height={height} />
      )}
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
