import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // plotly.js still speaks of `global`; without this the page stays blank
  define: { global: 'globalThis' },
  build: { target: 'es2023', chunkSizeWarningLimit: 2000 },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
