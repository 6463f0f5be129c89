import { Text, useComputedColorScheme } from '@mantine/core';
import type { Data, Layout } from 'plotly.js';
import { useEffect, useRef, useState } from 'react';
import { inScheme } from './scheme.js';

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
}

const words = {
  drawing: 'drawing',
  failed: 'The part of this page that draws did not arrive. Load the page again.',
} as const;

/** Draws a figure; Plotly is loaded when the first is drawn, and cleaned up when it goes. */
export function Plot({ figure, height, label }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  const [state, setState] = useState<'drawing' | 'drawn' | 'failed'>('drawing');
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let isGone = false;
    const draw = async () => {
      const { plotly } = await import('./plotly.js');
      if (isGone) return;
      await plotly.react(element, [...figure.data], inScheme(figure.layout, scheme), {
        responsive: true,
        displaylogo: false,
        modeBarButtonsToRemove: ['lasso2d', 'select2d', 'autoScale2d'],
      });
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
  return (
    <div style={{ position: 'relative' }}>
      <div
        ref={place}
        role="img"
        aria-label={label}
        aria-busy={state === 'drawing'}
        style={{ width: '100%', height }}
      />
      {state !== 'drawn' && (
        <Text className="over-plot" role={state === 'failed' ? 'alert' : 'status'} c="dimmed" size="sm">
          {words[state]}
        </Text>
      )}
    </div>
  );
}
