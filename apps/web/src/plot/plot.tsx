import { useComputedColorScheme } from '@mantine/core';
import type { Data, Layout } from 'plotly.js';
import { useEffect, useRef } from 'react';
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

/** Draws a figure; Plotly is loaded when the first is drawn, and cleaned up when it goes. */
export function Plot({ figure, height, label }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let isGone = false;
    void import('./plotly.js').then(({ plotly }) => {
      if (isGone) return;
      void plotly.react(element, [...figure.data], inScheme(figure.layout, scheme), {
        responsive: true,
        displaylogo: false,
        modeBarButtonsToRemove: ['lasso2d', 'select2d', 'autoScale2d'],
      });
    });
    return () => {
      isGone = true;
    };
  }, [figure, scheme]);
  useEffect(() => {
    const element = place.current;
    return () => {
      if (element !== null) void import('./plotly.js').then(({ plotly }) => plotly.purge(element));
    };
  }, []);
  return <div ref={place} role="img" aria-label={label} style={{ width: '100%', height }} />;
}
