import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { BadDataPage } from '../features/bad-data/bad-data-page.js';
import { LightcurvePage } from '../features/lightcurve/lightcurve-page.js';
import { studyStateOf } from '../features/lightcurve/study-state.js';
import { SearchPage } from '../features/search/search-page.js';
import { searchStateOf } from '../features/search/search-state.js';
import { TargetPage } from '../features/target/target-page.js';
import { Absent } from '../ui/states.js';
import { Shell } from './shell.js';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: () => (
    <Absent title="There is no such page" hint="Go back to the search and begin there." />
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
      <SearchPage
        state={state}
        onChange={(next, cause) =>
          void navigate({ search: next, replace: cause === 'typed', resetScroll: false })
        }
      />
    );
  },
});

const target = createRoute({
  getParentRoute: () => root,
  path: '/targets/$name',
  component: function Target() {
    return <TargetPage name={target.useParams().name} />;
  },
});

const lightcurve = createRoute({
  getParentRoute: () => root,
  path: '/lightcurves/$id',
  validateSearch: studyStateOf,
  component: function Lightcurve() {
    const { id } = lightcurve.useParams();
    const navigate = lightcurve.useNavigate();
    return (
      <LightcurvePage
        key={id}
        id={id}
        state={lightcurve.useSearch()}
        onChange={(next) => void navigate({ search: next, resetScroll: false })}
      />
    );
  },
});

const badData = createRoute({ getParentRoute: () => root, path: '/refused', component: BadDataPage });

export const router = createRouter({
  routeTree: root.addChildren([search, target, lightcurve, badData]),
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
