import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import { foldSearchOf, type FoldSearch } from '../features/periodogram/fold-state.js';
import { photonSearchOf, type PhotonSearch } from '../features/photons/photon-state.js';
import { studySearchOf, type StudySearch } from '../features/lightcurve/study-state.js';
import { lightcurveQuery } from '../api/queries.js';
import { queries } from './query-client.js';

/** The pages of a lightcurve, within one frame; they come when they are asked for. */
export function lightcurveRoutes<Parent extends AnyRoute>(getParentRoute: () => Parent) {
  const frame = createRoute({
    getParentRoute,
    path: '/lightcurves/$id',
    validateSearch: (search: Record<string, unknown>): StudySearch => studySearchOf(search),
    loader: ({ params, preload }) => void fetchAhead(params.id, preload),
    staleTime: Number.POSITIVE_INFINITY,
    component: lazyRouteComponent(() => import('./pages/lightcurve-frame.js'), 'Frame'),
  });
  const study = createRoute({
    getParentRoute: () => frame,
    path: '/',
    component: lazyRouteComponent(() => import('./pages/lightcurve.js'), 'Study'),
  });
  const periodogram = createRoute({
    getParentRoute: () => frame,
    path: '/periodogram',
    validateSearch: (search: Record<string, unknown>): FoldSearch => foldSearchOf(search),
    component: lazyRouteComponent(() => import('./pages/periodogram.js'), 'Periodogram'),
  });
  const provenance = createRoute({
    getParentRoute: () => frame,
    path: '/provenance',
    component: lazyRouteComponent(() => import('./pages/provenance.js'), 'Provenance'),
  });
  const photons = createRoute({
    getParentRoute: () => frame,
    path: '/photons',
    validateSearch: (search: Record<string, unknown>): PhotonSearch => photonSearchOf(search),
    component: lazyRouteComponent(() => import('./pages/photons.js'), 'Photons'),
  });
  return frame.addChildren([study, periodogram, photons, provenance]);
}

/** Asks for what the pages of a lightcurve need while their code is on its way; not for its file where it is only hinted at. */
async function fetchAhead(id: string, isHint: boolean): Promise<void> {
  const description = queries.ensureQueryData(lightcurveQuery(id));
  const { productQuery } = await import('../api/product.js');
  // what fails here is asked again, and told, by the page
  const lightcurve = await description.catch(() => undefined);
  if (lightcurve !== undefined && !isHint) await queries.prefetchQuery(productQuery(lightcurve));
}
