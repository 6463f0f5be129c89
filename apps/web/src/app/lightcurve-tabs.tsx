import { Link } from '@tanstack/react-router';

const pages = [
  { to: '/lightcurves/$id', name: 'lightcurve' },
  { to: '/lightcurves/$id/periodogram', name: 'periods and folding' },
  { to: '/lightcurves/$id/photons', name: 'photons' },
  { to: '/lightcurves/$id/provenance', name: 'provenance' },
] as const;

/** The ways between the pages of a lightcurve; what was chosen goes along. */
export function LightcurveTabs({ id }: { readonly id: string }) {
  return (
    <nav className="tabs" aria-label="of this lightcurve">
      {pages.map(({ to, name }) => (
        <Link
          key={to}
          to={to}
          params={{ id }}
          search={true}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
