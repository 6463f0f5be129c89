import type { ReactNode } from 'react';
import type { Axis } from './axis.js';

const size = { width: 640, height: 300, left: 64, right: 16, top: 12, bottom: 46 } as const;

interface Props {
  readonly x: Axis;
  readonly y: Axis;
  /** what is seen, for who cannot see it */
  readonly label: string;
  /** what is drawn, by where 0 to 1 along the axes is in the picture */
  readonly children: (at: (x: number, y: number) => { readonly x: number; readonly y: number }) => ReactNode;
}

/** A small plot: two axes with ticks, titles and units, and what is drawn between them. */
export function SmallPlot({ x, y, label, children }: Props) {
  const { width, height, left, right, top, bottom } = size;
  const at = (across: number, up: number) => ({
    x: left + across * (width - left - right),
    y: height - bottom - up * (height - top - bottom),
  });
  const [begin, end] = [at(0, 0), at(1, 1)];
  return (
    <svg className="small-plot" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={label}>
      <g aria-hidden>
        {x.ticks.map((tick) => (
          <g key={tick.place}>
            <line x1={at(tick.place, 0).x} x2={at(tick.place, 0).x} y1={begin.y} y2={end.y} />
            <text x={at(tick.place, 0).x} y={begin.y + 16} textAnchor="middle">
              {tick.label}
            </text>
          </g>
        ))}
        {y.ticks.map((tick) => (
          <g key={tick.place}>
            <line x1={begin.x} x2={end.x} y1={at(0, tick.place).y} y2={at(0, tick.place).y} />
            <text x={begin.x - 7} y={at(0, tick.place).y + 4} textAnchor="end">
              {tick.label}
            </text>
          </g>
        ))}
        <text className="axis-title" x={(begin.x + end.x) / 2} y={height - 8} textAnchor="middle">
          {x.title}
        </text>
        <text
          className="axis-title"
          transform={`translate(13 ${(begin.y + end.y) / 2}) rotate(-90)`}
          textAnchor="middle"
        >
          {y.title}
        </text>
      </g>
      {children(at)}
    </svg>
  );
}
