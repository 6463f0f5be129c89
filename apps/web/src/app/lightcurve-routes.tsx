import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import { foldSearchOf, type FoldSearch } from '../features/periodogram/fold-state.js';
import { studySearchOf, type StudySearch } from '../features/lightcurve/study-state.js';

/** The pages of a lightcurve, within one frame; they come when they are asked for. */
export function lightcurveRoutes<Parent extends AnyRoute>(getParentRoute: () => Parent) {
  const frame = createRoute({
    getParentRoute,
    path: '/lightcurves/$id',
    validateSearch: (search: Record<string, unknown>): StudySearch => studySearchOf(search),
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
  return frame.addChildren([study, periodogram, provenance]);
}
