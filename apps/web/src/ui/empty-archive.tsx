import { Link } from '@tanstack/react-router';

interface Props {
  /** whether there is a heading of the page above it */
  readonly isPart?: boolean;
}

/** Not a single lightcurve is there: what it takes, and who does it. */
export function EmptyArchive({ isPart = false }: Props) {
  const title = 'The archive is empty';
  return (
    <div className="nothing" role="status">
      {isPart ? <h2>{title}</h2> : <h1>{title}</h1>}
      <p>
        Lightcurves appear here once exposures have been ingested. If the archive is yours: send it the FITS
        files of exposures, or run <code className="together">hstlc ingest</code> with their folder;{' '}
        <code className="together">hstlc demo</code> fills it with simulated ones to look at.
      </p>
      <Link to="/staff" className="action">
        Send files
      </Link>
    </div>
  );
}
