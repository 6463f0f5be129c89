import { routes, type Lightcurve } from '@hstlc/contract';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { configurationName } from '../../ui/format.js';
import { SimulatedBadge } from '../../ui/simulated-badge.js';
import { Thumbnail } from '../../ui/thumbnail.js';
import type { LightcurveColumn } from './lightcurve-columns.js';

interface Props {
  readonly index: number;
  /** CSS pixel, from the first row */
  readonly start: number;
  readonly height: number;
  readonly lightcurve: Lightcurve;
  /** why it was found, where its name does not say it */
  readonly reason: string | undefined;
  readonly columns: readonly LightcurveColumn[];
  readonly isChosen: boolean;
  readonly onChoose: (lightcurve: Lightcurve) => void;
  /** false while the table scrolls */
  readonly isStill: boolean;
}

/** One lightcurve: into the basket, to its target, to its study, its file. */
export const LightcurveRow = memo(function LightcurveRow(props: Props) {
  const { index, start, height, lightcurve, reason, columns, isChosen, onChoose, isStill } = props;
  const { id, target, simulated, filename } = lightcurve;
  const name = `${target}, ${configurationName(lightcurve)}`;
  return (
    <div
      role="row"
      className="row"
      aria-rowindex={index + 2}
      data-index={index}
      style={{ height, transform: `translateY(${start}px)` }}
    >
      <span role="cell" className="cell-choose">
        <input
          type="checkbox"
          checked={isChosen}
          aria-label={`${name} in the basket`}
          onChange={() => onChoose(lightcurve)}
        />
      </span>
      <span role="cell" className="cell-target">
        <Link to="/targets/$name" params={{ name: target }}>
          {target}
        </Link>
        {simulated && <SimulatedBadge isShort />}
        {reason !== undefined && (
          <span className="reason unit" title={reason}>
            {reason}
          </span>
        )}
      </span>
      <span role="cell" className="cell-curve">
        <Link to="/lightcurves/$id" params={{ id }} aria-label={`Study ${name}`}>
          <Thumbnail id={id} width={156} height={34} isWanted={isStill} />
        </Link>
      </span>
      {columns.map((column) => (
        <span
          key={column.name}
          role="cell"
          className={column.isNumber === true ? 'number' : ''}
          data-column={column.name}
          data-label={column.unit === undefined ? column.head : `${column.head} (${column.unit})`}
        >
          {column.cell(lightcurve)}
        </span>
      ))}
      <span role="cell" className="cell-file">
        <a href={routes.product(filename)} download={filename} aria-label={`Download the FITS of ${name}`}>
          <IconDownload size={17} aria-hidden />
        </a>
      </span>
    </div>
  );
});
