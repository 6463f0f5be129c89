import '@fontsource/ibm-plex-sans/latin-400.css';
import '@fontsource/ibm-plex-sans/latin-600.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import './component-styles.js';
import './styles/index.css';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { prepareForPaper } from './on-paper.js';
import { Providers } from './providers.js';
import { router } from './routes.js';

prepareForPaper();

const root = createRoot(document.getElementById('root')!);
const render = () =>
  root.render(
    <Providers>
      <RouterProvider router={router} />
    </Providers>,
  );

/** How long the frame that stands in the HTML stays alone for a page whose code is on its way (ms). */
const patienceMilliseconds = 1000;

// with the page's own code where that comes soon: what React finds not to be there yet it leaves out for 300 ms at least
void Promise.race([
  router.load().catch(() => undefined),
  new Promise((resolve) => setTimeout(resolve, patienceMilliseconds)),
]).then(render);
