import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { isSame, moved, type BoxPart, type MovableBox } from './movable-boxes.js';

interface Options {
  readonly boxes: readonly MovableBox[];
  /** of the detector */
  readonly rowCount: number;
  /** rows to a CSS px */
  readonly rowsPerPixel: number;
  /** when it is let go */
  readonly onMoved: (box: MovableBox) => void;
}

/** Where a pointer took hold of a box. */
interface Hold {
  readonly box: MovableBox;
  readonly part: BoxPart;
  /** CSS px in the window */
  readonly from: number;
}

/** A box on its way. */
interface Way {
  readonly box: MovableBox;
  /** the boxes it was one of: it stays where it was let go until there are others */
  readonly among: readonly MovableBox[];
  readonly isLetGo: boolean;
}

/** How far the keys go. */
const steps: Readonly<Record<string, readonly [part: BoxPart, rows: number]>> = {
  ArrowUp: ['whole', 1],
  ArrowRight: ['whole', 1],
  ArrowDown: ['whole', -1],
  ArrowLeft: ['whole', -1],
  PageUp: ['whole', 10],
  PageDown: ['whole', -10],
  '+': ['high', 1],
  '=': ['high', 1],
  '-': ['high', -1],
};

/** Boxes that pointer and keys move: seen while they are on their way, told when they are let go. */
export function useBoxDrag({ boxes, rowCount, rowsPerPixel, onMoved }: Options) {
  const [hold, setHold] = useState<Hold>();
  const [kept, setWay] = useState<Way>();
  // what is held stays in hand whatever comes meanwhile; what was let go is among the others once there are others
  const way = kept?.isLetGo === false || kept?.among === boxes ? kept : undefined;
  const shownOf = (box: MovableBox) => (way !== undefined && isSame(way.box, box) ? way.box : box);
  const go = (box: MovableBox) => setWay({ box, among: boxes, isLetGo: false });
  const takeBack = () => {
    setHold(undefined);
    setWay(undefined);
  };
  const letGo = () => {
    setHold(undefined);
    if (way === undefined || way.isLetGo) return;
    const before = boxes.find((box) => isSame(box, way.box));
    if (before?.low === way.box.low && before.high === way.box.high) return setWay(undefined);
    setWay({ ...way, isLetGo: true });
    onMoved(way.box);
  };
  const press = (box: MovableBox, event: KeyboardEvent) => {
    if (event.key === 'Escape') takeBack();
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const [part, rows] = step;
    go(moved(shownOf(box), part, rows * (event.shiftKey && part === 'whole' ? 10 : 1), rowCount));
  };
  const handlersOf = (box: MovableBox) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setHold({ box: shownOf(box), part: partAt(event), from: event.clientY });
    },
    onPointerMove: ({ clientY }: PointerEvent<HTMLElement>) => {
      if (hold !== undefined) go(moved(hold.box, hold.part, (hold.from - clientY) * rowsPerPixel, rowCount));
    },
    onPointerUp: letGo,
    onPointerCancel: takeBack,
    onKeyDown: (event: KeyboardEvent) => press(box, event),
    // a key that is held down makes one change
    onKeyUp: letGo,
    onBlur: letGo,
  });
  return { shownOf, handlersOf };
}

function partAt({ target }: PointerEvent<HTMLElement>): BoxPart {
  const part = target instanceof HTMLElement ? target.dataset['part'] : undefined;
  return part === 'low' || part === 'high' ? part : 'whole';
}
