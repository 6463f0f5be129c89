import { Title } from '@mantine/core';
import { NumberBox } from '../../ui/number-box.js';
import { boxName, type MovableBox } from './movable-boxes.js';

interface Props {
  readonly boxes: readonly MovableBox[];
  /** of the detector */
  readonly rowCount: number;
  readonly onMoved: (box: MovableBox) => void;
}

/** The rows of all boxes in numbers, typed where they are not dragged. */
export function BoxNumbers({ boxes, rowCount, onMoved }: Props) {
  return (
    <details className="box-numbers no-print">
      <summary>
        <Title order={3} size="h6" component="span">
          Rows of the boxes
        </Title>
      </summary>
      <div className="box-numbers-list">
        {boxes.map((box) => {
          const { low, high } = box;
          const isRow = (row: number) => Number.isInteger(row) && row >= 0 && row < rowCount;
          return (
            <div key={boxName(box)} role="group" aria-label={boxName(box)}>
              <NumberBox
                label={`${boxName(box)} from row`}
                value={low}
                width={190}
                accepts={(row) => isRow(row) && row <= high}
                complaint={`a whole row up to ${high}`}
                onChange={(row) => row !== undefined && onMoved({ ...box, low: row })}
              />
              <NumberBox
                label="to row"
                value={high}
                width={90}
                accepts={(row) => isRow(row) && row >= low}
                complaint={`a whole row from ${low}`}
                onChange={(row) => row !== undefined && onMoved({ ...box, high: row })}
              />
            </div>
          );
        })}
      </div>
    </details>
  );
}
