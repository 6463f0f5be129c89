import { useState, type PointerEvent } from 'react';
import { coneThrough, type Cone } from './cone-drag.js';
import type { SkyPosition } from './parse-position.js';
import { onSky } from './sky-lines.js';

/** Where a pointer is, in units of the view box. */
export function placeIn({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): DOMPoint {
  const matrix = currentTarget.getScreenCTM() ?? new DOMMatrix();
  return new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
}

/** A drag that is shorter is a click (units of the view box). */
const leastDrag = 6;

/** A circle drawn from its middle outward by a mouse or a pen; by touch the page scrolls. */
export function useConeDrag(
  onCone: (cone: Cone) => void,
  onClick: (event: PointerEvent<SVGSVGElement>) => void,
): {
  readonly cone: Cone | undefined;
  readonly listeners: Readonly<
    Record<
      'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel',
      (event: PointerEvent<SVGSVGElement>) => void
    >
  >;
} {
  const [begin, setBegin] = useState<{
    readonly place: DOMPoint;
    readonly middle: SkyPosition | undefined;
  }>();
  const [cone, setCone] = useState<Cone>();
  const end = () => {
    setBegin(undefined);
    setCone(undefined);
  };
  return {
    cone,
    listeners: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        const place = placeIn(event);
        setBegin({ place, middle: event.pointerType === 'touch' ? undefined : onSky(place) });
        if (event.pointerType !== 'touch') event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event) => {
        if (begin?.middle === undefined) return;
        const place = placeIn(event);
        const edge = onSky(place);
        const isShort = Math.hypot(place.x - begin.place.x, place.y - begin.place.y) < leastDrag;
        if (edge !== undefined && !(isShort && cone === undefined)) setCone(coneThrough(begin.middle, edge));
      },
      onPointerUp: (event) => {
        if (cone !== undefined) onCone(cone);
        else if (begin !== undefined) onClick(event);
        end();
      },
      onPointerCancel: end,
    },
  };
}
