import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { collectionStateOf } from '../features/collection/collection-state.js';
import { SearchPage } from '../features/search/search-page.js';
import { searchStateOf } from '../features/search/search-state.js';
import { Absent, Loading } from '../ui/states.js';
import { parseState, stringifyState } from './address-state.js';
import { lightcurveRoutes } from './lightcurve-routes.js';
import { PageFailed } from './page-failed.js';
import { pageOf } from './page-of.js';
import { Shell } from './shell.js';

/** The search is in the first load, every other page comes when it is asked for (or hinted at). */
const root = createRootRoute({
  component: Shell,
  notFoundComponent: () => (
    <Absent
      title="There is no such page"
      hint="The address may have been cut off or mistyped; the search finds what the archive holds."
    />
  ),
});

const search = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: searchStateOf,
  component: function Search() {
    const state = search.useSearch();
    const navigate = search.useNavigate();
    return (
      <SearchPage state={state} onChange={(next) => void navigate({ search: next, resetScroll: false })} />
    );
  },
});

const target = createRoute({
  getParentRoute: () => root,
  path: '/targets/$name',
  component: pageOf(() => import('./pages/target.js'), 'Target'),
});

const badData = createRoute({
  getParentRoute: () => root,
  path: '/refused',
  component: pageOf(() => import('../features/bad-data/bad-data-page.js'), 'BadDataPage'),
});

const basket = createRoute({
  getParentRoute: () => root,
  path: '/basket',
  component: pageOf(() => import('../features/basket/basket-page.js'), 'BasketPage'),
});

const staff = createRoute({
  getParentRoute: () => root,
  path: '/staff',
  component: pageOf(() => import('../features/staff/staff-page.js'), 'StaffPage'),
});

const run = createRoute({
  getParentRoute: () => root,
  path: '/staff/runs/$id',
  component: pageOf(() => import('./pages/run.js'), 'Run'),
});

const collection = createRoute({
  getParentRoute: () => root,
  path: '/collection',
  validateSearch: collectionStateOf,
  component: pageOf(() => import('./pages/collection.js'), 'Collection'),
});

const help = createRoute({
  getParentRoute: () => root,
  path: '/help',
  component: pageOf(() => import('../features/help/help-page.js'), 'HelpPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    search,
    target,
    lightcurveRoutes(() => root),
    badData,
    basket,
    staff,
    run,
    collection,
    help,
  ]),
  parseSearch: parseState,
  stringifySearch: stringifyState,
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultErrorComponent: PageFailed,
  defaultPendingComponent: () => <Loading what="fetching the page" />,
  // the first page has the frame around it at once
  defaultPendingMs: 0,
  defaultPreloadStaleTime: 0,
});

/** How long the page that is left stays in sight while the next one is on its way. */
const patienceMilliseconds = 400;

router.subscribe('onResolved', () =>
  router.update({ ...router.options, defaultPendingMs: patienceMilliseconds }),
);

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
