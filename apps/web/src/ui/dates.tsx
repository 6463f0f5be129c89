import { dateOf } from './format.js';

interface Props {
  /** d, MJD UTC */
  readonly from: number;
  /** d, MJD UTC */
  readonly to: number;
}

/** A span of calendar dates (UTC), once when both ends are the same day; a date does not break over lines. */
export function Dates({ from, to }: Props) {
  const [first, last] = [dateOf(from), dateOf(to)];
  if (first === last) return <span className="together">{first}</span>;
  return (
    <span>
      <span className="together">{first} –</span> <span className="together">{last}</span>
    </span>
  );
}
