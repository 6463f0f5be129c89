import { useRef, type PointerEvent } from 'react';
import type { Layout } from './figure.js';
import { plotArea, type PlotArea } from './plot-area.js';
import { useWidth } from './use-width.js';

type Span = readonly [from: number, to: number];

/** What is chosen along each axis, in its unit; undefined for all. */
export interface Brushed {
  readonly x?: Span | undefined;
  readonly y?: Span | undefined;
}

/** A panel that is brushed, and along which of its axes. */
interface BrushPanel {
  readonly yaxis: string;
  readonly along: 'x' | 'y' | 'both';
}

interface Props {
  readonly layout: Partial<Layout>;
  /** CSS px */
  readonly height: number;
  readonly panels: readonly BrushPanel[];
  readonly brushed: Brushed;
  /** while it is dragged, and when it is let go; a mere press chooses all again */
  readonly onDrag: (brushed: Brushed | undefined) => void;
  readonly onEnd: (brushed: Brushed) => void;
}

/** A drag shorter than this is a press (CSS px). */
const leastDrag = 4;

/** Lies over a plot: dragging in its panels chooses a part of its axes. For pointers; the same can be typed elsewhere. */
export function Brush({ layout, height, panels, brushed, onDrag, onEnd }: Props) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const start = useRef<{ readonly panel: BrushPanel; readonly x: number; readonly y: number }>(undefined);
  const areas = panels.map((panel) => ({ panel, area: plotArea(layout, panel.yaxis, { width, height }) }));
  const placeOf = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const spans = (event: PointerEvent<HTMLElement>): Brushed | undefined => {
    const begun = start.current;
    const end = placeOf(event);
    if (begun === undefined || Math.hypot(end.x - begun.x, end.y - begun.y) < leastDrag) return undefined;
    const area = areas.find(({ panel }) => panel === begun.panel)!.area;
    const { along } = begun.panel;
    return {
      ...(along !== 'y' && { x: ordered(positionAt(area, begun.x), positionAt(area, end.x)) }),
      ...(along !== 'x' && { y: ordered(valueAt(area, begun.y), valueAt(area, end.y)) }),
    };
  };
  return (
    <div
      ref={ref}
      aria-hidden
      className="brush"
      style={{ height }}
      onPointerDown={(event) => {
        const place = placeOf(event);
        const found = areas.find(({ area }) => isWithin(area, place));
        if (found === undefined || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { panel: found.panel, ...place };
      }}
      onPointerMove={(event) => {
        if (start.current !== undefined) onDrag(spans(event));
      }}
      onPointerUp={(event) => {
        const begun = start.current;
        if (begun === undefined) return;
        const found = spans(event);
        start.current = undefined;
        const { along } = begun.panel;
        onEnd(found ?? { ...(along !== 'y' && { x: undefined }), ...(along !== 'x' && { y: undefined }) });
      }}
      onPointerCancel={() => {
        start.current = undefined;
        onDrag(undefined);
      }}
    >
      {areas.map(({ panel, area }) => (
        <Chosen key={panel.yaxis} area={area} along={panel.along} brushed={brushed} />
      ))}
    </div>
  );
}

/** The part of a panel that is chosen. */
function Chosen({
  area,
  along,
  brushed,
}: {
  readonly area: PlotArea;
  readonly along: BrushPanel['along'];
  readonly brushed: Brushed;
}) {
  const x = along === 'y' ? undefined : brushed.x;
  const y = along === 'x' ? undefined : brushed.y;
  if (x === undefined && y === undefined) return null;
  const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
  const left = clamp(x === undefined ? area.left : area.xOf(x[0]), area.left, area.left + area.width);
  const right = clamp(x === undefined ? Infinity : area.xOf(x[1]), left + 2, area.left + area.width);
  const top = clamp(y === undefined ? area.top : area.yOf(y[1]), area.top, area.top + area.height);
  const bottom = clamp(y === undefined ? Infinity : area.yOf(y[0]), top + 2, area.top + area.height);
  return <div className="brushed" style={{ left, top, width: right - left, height: bottom - top }} />;
}

function isWithin({ left, top, width, height }: PlotArea, { x, y }: { x: number; y: number }): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}

function ordered(one: number, other: number): Span {
  return one < other ? [one, other] : [other, one];
}

/** Undoes `xOf`, which is linear. */
function positionAt({ xOf, left, width }: PlotArea, pixel: number): number {
  const perPixel = 1 / (xOf(1) - xOf(0));
  return (Math.min(Math.max(pixel, left), left + width) - xOf(0)) * perPixel;
}

function valueAt({ yOf, top, height }: PlotArea, pixel: number): number {
  const perPixel = 1 / (yOf(1) - yOf(0));
  return (Math.min(Math.max(pixel, top), top + height) - yOf(0)) * perPixel;
}
