import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { shared, SHARED } from './shared';

export default defineConfig({
  base: '/vireo/portal/',
  plugins: [react(), shared()],
  build: {
    outDir: process.env.VIREO_PORTAL_OUT ?? 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // files inlined as data: would need a wider content security policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rollupOptions: { input: { index: 'index.html', ...SHARED }, preserveEntrySignatures: 'allow-extension' },
  },
  test: { environment: 'jsdom', pool: 'threads', maxWorkers: 1, isolate: false, include: ['src/**/*.test.{ts,tsx}'] },
});
