import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { VitePWA } from 'vite-plugin-pwa';

/** Paths that belong to the server; the service worker must never answer them with the shell. */
const serverPaths = [
  'api',
  'sitemap.xml',
  'sitemaps',
  'robots.txt',
  'admin',
  'ws',
  'webhooks',
  'sandbox',
  'healthz',
  'readyz',
  'metrics',
];

const BUDGET_BYTES = 120 * 1024;

/** Fails the build when the scripts that every page needs outgrow their budget together. */
function scriptBudget(): Plugin {
  return {
    name: 'script-budget',
    generateBundle(_, bundle) {
      const needed = new Set(
        Object.values(bundle).flatMap((file) => ('isEntry' in file && file.isEntry ? [file.fileName] : [])),
      );
      let size = 0;
      for (const name of needed) {
        const file = bundle[name];
        if (file?.type !== 'chunk') continue;
        size += gzipSync(file.code, { level: 9 }).length;
        for (const imported of file.imports) needed.add(imported);
      }
      this.info(`scripts of every page: ${size} bytes compressed`);
      if (size > BUDGET_BYTES) this.error(`Over the budget of ${BUDGET_BYTES} bytes.`);
    },
  };
}

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    scriptBudget(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      includeAssets: ['theme.js', 'icon.svg', 'icon-192.png'],
      manifest: {
        id: '/',
        name: 'BitLoot',
        short_name: 'BitLoot',
        description: 'Game keys and licenses, bought with crypto, on your screen in seconds.',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#0d0f14',
        theme_color: '#0d0f14',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,woff2}'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: serverPaths.map((path) => new RegExp(`^/${path}(/|$)`)),
        runtimeCaching: [],
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  resolve: {
    alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) },
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/ws', '/sandbox', '/covers', '/sealed'].map((path) => [
        path,
        { target: process.env['BITLOOT_DEV_API'] ?? 'http://127.0.0.1:8000', ws: true },
      ]),
    ),
  },
  test: { include: ['tests/**/*.test.ts'], environment: 'node' },
});
