import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Explained } from '../../ui/explained.js';
import type { LightcurveColumn } from './lightcurve-columns.js';

interface Props {
  readonly columns: readonly LightcurveColumn[];
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
}

/** The head of the table: names with units; a click sorts, the next the other way, the third not at all. */
export function TableHead({ columns, sort, onSort }: Props) {
  return (
    <div role="rowgroup" className="head">
      <div role="row" className="row" aria-rowindex={1}>
        <span role="columnheader" className="cell-choose">
          <span className="unseen">in the basket</span>
        </span>
        <SortableHead field="target" order={orderOf(sort, 'target')} onSort={onSort}>
          target
        </SortableHead>
        <span role="columnheader">
          curve <span className="unit">net</span>
        </span>
        {columns.map((column) => (
          <ColumnHead key={column.name} column={column} order={orderOf(sort, column.sort)} onSort={onSort} />
        ))}
        <span role="columnheader">
          <span className="unseen">FITS</span>
        </span>
      </div>
    </div>
  );
}

type Order = 'ascending' | 'descending' | 'none';

function orderOf(sort: string | undefined, field: string | undefined): Order {
  if (field === undefined || sort === undefined) return 'none';
  if (sort === field) return 'ascending';
  return sort === `-${field}` ? 'descending' : 'none';
}

interface ColumnHeadProps {
  readonly column: LightcurveColumn;
  readonly order: Order;
  readonly onSort: (sort: string | undefined) => void;
}

function ColumnHead({ column, order, onSort }: ColumnHeadProps) {
  const { head, unit, sort, explained, isNumber = false, firstDescending = false } = column;
  return (
    <SortableHead
      field={sort}
      {...{ order, onSort, isNumber, firstDescending }}
      mark={explained && <Explained name={explained} />}
    >
      {head}
      {unit !== undefined && <span className="unit"> {unit}</span>}
    </SortableHead>
  );
}

interface SortableHeadProps {
  readonly field: string | undefined;
  readonly order: Order;
  readonly onSort: (sort: string | undefined) => void;
  readonly children: ReactNode;
  readonly mark?: ReactNode;
  readonly isNumber?: boolean;
  readonly firstDescending?: boolean;
}

function SortableHead({
  field,
  order,
  onSort,
  children,
  mark,
  isNumber,
  firstDescending,
}: SortableHeadProps) {
  const [first, second] = firstDescending === true ? [`-${field}`, field] : [field, `-${field}`];
  const isFirst = order === (firstDescending === true ? 'descending' : 'ascending');
  const next = order === 'none' ? first : isFirst ? second : undefined;
  return (
    <span role="columnheader" className={isNumber === true ? 'number' : ''} aria-sort={order}>
      {isNumber === true && mark}
      {field === undefined ? (
        children
      ) : (
        <button type="button" className="sort" onClick={() => onSort(next)}>
          {children}
          {order === 'ascending' && <IconArrowUp size={13} aria-hidden />}
          {order === 'descending' && <IconArrowDown size={13} aria-hidden />}
        </button>
      )}
      {isNumber !== true && mark}
    </span>
  );
}
