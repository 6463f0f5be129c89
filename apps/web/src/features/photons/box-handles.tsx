import type { Layout } from '../../plot/figure.js';
import { plotArea } from '../../plot/plot-area.js';
import { useWidth } from '../../plot/use-width.js';
import { boxName, type MovableBox } from './movable-boxes.js';
import { useBoxDrag } from './use-box-drag.js';

interface Props {
  readonly layout: Partial<Layout>;
  /** CSS px */
  readonly height: number;
  readonly boxes: readonly MovableBox[];
  /** of the detector */
  readonly rowCount: number;
  /** when it is let go */
  readonly onMoved: (box: MovableBox) => void;
}

/** Lies over the picture of a detector: its boxes are moved by their middle, and made larger or smaller by their edges. */
export function BoxHandles({ layout, height, boxes, rowCount, onMoved }: Props) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const { left, width: across, yOf } = plotArea(layout, 'y', { width, height });
  const rowsPerPixel = 1 / (yOf(0) - yOf(1));
  const { shownOf, handlersOf } = useBoxDrag({ boxes, rowCount, rowsPerPixel, onMoved });
  return (
    <div ref={ref} className="box-handles no-print" style={{ height }}>
      {boxes.map((box) => {
        const shown = shownOf(box);
        const [top, bottom] = [yOf(shown.high + 0.5), yOf(shown.low - 0.5)];
        return (
          <div
            key={boxName(box)}
            role="slider"
            tabIndex={0}
            aria-label={boxName(box)}
            title={boxName(box)}
            aria-orientation="vertical"
            aria-valuemin={0}
            aria-valuemax={rowCount - 1}
            aria-valuenow={shown.low}
            aria-valuetext={`rows ${shown.low} to ${shown.high}`}
            className="box-handle"
            data-region={box.region}
            data-moved={shown !== box || undefined}
            style={{ left, width: across, top, height: Math.max(2, bottom - top) }}
            {...handlersOf(box)}
          >
            {shown !== box && (
              <b aria-hidden>
                rows {shown.low} to {shown.high}
              </b>
            )}
            <i data-part="high" />
            <i data-part="low" />
          </div>
        );
      })}
    </div>
  );
}
