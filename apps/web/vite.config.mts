import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressAssets } from './compress-assets.mts';

export default defineConfig({
  plugins: [react(), compressAssets()],
  // plotly.js still speaks of `global`; without this the page stays blank
  define: { global: 'globalThis' },
  // the first browsers with light-dark(), so that it is left as it is written
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 2000,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
