import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

const page = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url));
const src = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  resolve: {
    alias: { $lib: src('lib'), $components: src('components'), $views: src('views') },
  },
  // The window loads from inside the program, so the bundle only has to suit the web views we ship with:
  // WebKitGTK (Safari 16 level) and WebView2.
  build: {
    target: ['safari16', 'chrome110'],
    outDir: 'dist',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // Fonts as files: a strict content security policy refuses data: addresses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    // The window of the coordinator, and the one on the beamer, which loads nothing of it.
    rolldownOptions: { input: [page('index.html'), page('beamer.html')] },
  },
  server: { port: 1420, strictPort: true, host: '127.0.0.1' },
  clearScreen: false,
  test: {
    environment: 'jsdom',
    globals: true,
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    setupFiles: ['./tests/setup.ts'],
    // The contrast test reads the tokens as they are.
    css: { include: [/tokens\.css/] },
    restoreMocks: true,
    // A busy build server is slow, not wrong: tests wait for what they ask, however long it takes.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
