import { routes } from '@hstlc/contract';
import { Link } from '@tanstack/react-router';

/** Below every page: what this is, and the ways for programs. */
export function SiteFooter({ onKeys }: { readonly onKeys: () => void }) {
  return (
    <footer className="site-footer">
      <div className="page">
        <span>Lightcurves of COS and STIS time-tag exposures of the Hubble Space Telescope</span>
        <Link to="/help">what each number means</Link>
        <a href={routes.documentation}>REST API</a>
        <button type="button" onClick={onKeys}>
          keys
        </button>
      </div>
    </footer>
  );
}
