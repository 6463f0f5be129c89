import { useQuery } from '@tanstack/react-query';
import { thumbnailQuery } from '../api/queries.js';
import { exposureColour } from './exposure-colours.js';
import { significant } from './format.js';
import { thumbnailParts } from './thumbnail-path.js';

interface Props {
  /** of the lightcurve */
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** false while rows fly past: nothing is fetched then */
  readonly isWanted: boolean;
}

/** A lightcurve as a small picture of its net rate, each exposure in its colour; its size is kept before it is there. */
export function Thumbnail({ id, width, height, isWanted }: Props) {
  const { data, isError } = useQuery({ ...thumbnailQuery(id), enabled: isWanted });
  if (isError) return <span className="unit">no picture</span>;
  const parts = data === undefined ? [] : thumbnailParts(data, { width, height });
  return (
    <svg
      className="thumbnail"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      preserveAspectRatio="none"
      role="img"
      aria-label={data === undefined ? 'lightcurve' : wordsFor(data.means)}
    >
      {parts.map(({ dataset, line, band }) => (
        <g key={dataset} stroke={exposureColour(dataset)} fill="none" strokeLinecap="round">
          <path d={band} strokeWidth="1" opacity="0.28" vectorEffect="non-scaling-stroke" />
          <path d={line} strokeWidth="1.5" strokeLinejoin="round" vectorEffect="non-scaling-stroke" />
        </g>
      ))}
    </svg>
  );
}

function wordsFor(means: readonly (number | null)[]): string {
  const known = means.filter((mean) => mean !== null);
  if (known.length === 0) return 'lightcurve without live time';
  return `lightcurve from ${significant(Math.min(...known))} to ${significant(Math.max(...known))} net counts per second`;
}
