import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { VitePWA } from 'vite-plugin-pwa';

/** Paths that belong to the server; the service worker must never answer them with the shell. */
const serverPaths = ['api', 'admin', 'ws', 'webhooks', 'sandbox', 'healthz', 'readyz', 'metrics'];

const BUDGET_BYTES = 120_000;

/** Fails the build when the script that every page needs outgrows its budget. */
function scriptBudget(): Plugin {
  return {
    name: 'script-budget',
    generateBundle(_, bundle) {
      const entry = Object.values(bundle).find((chunk) => chunk.type === 'chunk' && chunk.isEntry);
      if (entry?.type !== 'chunk') return;
      const size = gzipSync(entry.code).length;
      if (size > BUDGET_BYTES)
        this.error(`The main script is ${size} bytes compressed, over ${BUDGET_BYTES}.`);
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
