import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressAssets } from './compress-assets.mts';
import { preload } from './preload.mts';
import { staticShell } from './static-shell.mts';

export default defineConfig({
  plugins: [react(), staticShell(), preload(), compressAssets()],
  // plotly.js still speaks of `global`; without this the page stays blank
  define: { global: 'globalThis' },
  // the first browsers with light-dark(), so that it is left as it is written
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 2000,
    // schemas that the page does not check by are left out: making all of them took most of the start
    rolldownOptions: {
      treeshake: {
        manualPureFunctions: ['z', 'pageOf', 'listQuerySchema', 'facetQuerySchema', 'filterParameters'],
      },
      // each chunk costs a request: what every page starts with is one, what several views share a few
      output: {
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 2 },
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 100_000 },
          ],
        },
        chunkFileNames: ({ name }) => `assets/${name.startsWith('shared') ? 'shared' : name}-[hash].js`,
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
