import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { renderToStaticMarkup } from 'react-dom/server';
import { Providers } from './providers.js';
import { Shell } from './shell.js';

/**
 * The frame of every page as HTML, without a page in it: what is shown until the scripts are there.
 * Made while the site is built (static-shell.mts); the page that comes puts itself in its place.
 */
export async function staticShell(): Promise<string> {
  const router = createRouter({
    routeTree: createRootRoute({ component: Shell, notFoundComponent: () => null }),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  });
  await router.load();
  return renderToStaticMarkup(
    <Providers>
      <RouterProvider router={router} />
    </Providers>,
  );
}
