import { createRoute, type AnyRoute } from '@tanstack/react-router';
import { foldSearchOf, type FoldSearch } from '../features/periodogram/fold-state.js';
import { photonSearchOf, type PhotonSearch } from '../features/photons/photon-state.js';
import { studySearchOf, type StudySearch } from '../features/lightcurve/study-state.js';
import { awaitQuestion, productQuery } from '../api/product.js';
import { lightcurveQuery } from '../api/queries.js';
import { pageOf } from './page-of.js';
import { queries } from './query-client.js';

/** The pages of a lightcurve, within one frame; they come when they are asked for. */
export function lightcurveRoutes<Parent extends AnyRoute>(getParentRoute: () => Parent) {
  const frame = createRoute({
    getParentRoute,
    path: '/lightcurves/$id',
    validateSearch: (search: Record<string, unknown>): StudySearch => studySearchOf(search),
    loader: ({ params, preload }) => void fetchAhead(params.id, preload).catch(() => undefined),
    staleTime: Number.POSITIVE_INFINITY,
    component: pageOf(() => import('./pages/lightcurve-frame.js'), 'Frame'),
  });
  const study = createRoute({
    getParentRoute: () => frame,
    path: '/',
    component: pageOf(() => import('./pages/lightcurve.js'), 'Study'),
  });
  const periodogram = createRoute({
    getParentRoute: () => frame,
    path: '/periodogram',
    validateSearch: (search: Record<string, unknown>): FoldSearch => foldSearchOf(search),
    component: pageOf(() => import('./pages/periodogram.js'), 'Periodogram'),
  });
  const provenance = createRoute({
    getParentRoute: () => frame,
    path: '/provenance',
    component: pageOf(() => import('./pages/provenance.js'), 'Provenance'),
  });
  const photons = createRoute({
    getParentRoute: () => frame,
    path: '/photons',
    validateSearch: (search: Record<string, unknown>): PhotonSearch => photonSearchOf(search),
    component: pageOf(() => import('./pages/photons.js'), 'Photons'),
  });
  return frame.addChildren([study, periodogram, photons, provenance]);
}

/** Asks for what the pages of a lightcurve need while their code is on its way; not for its file where it is only hinted at. */
async function fetchAhead(id: string, isHint: boolean): Promise<void> {
  // what fails here is asked again, and told, by the page
  const description = queries.ensureQueryData(lightcurveQuery(id)).catch(() => undefined);
  if (!isHint) awaitQuestion();
  const lightcurve = await description;
  if (lightcurve !== undefined && !isHint) await queries.prefetchQuery(productQuery(lightcurve));
}
