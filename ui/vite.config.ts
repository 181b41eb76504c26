import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// `--mode mock` answers the window's commands from memory, so that screens can be worked on without the Rust side.
// The alias is the only door to it: nothing under dev/ is reachable from a production build.
const mocked = {
  '@tauri-apps/api/core': from('./dev/core.ts'),
  '@tauri-apps/api/event': from('./dev/event.ts'),
};

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  resolve: {
    alias: { $lib: from('./src/lib'), ...(mode === 'mock' || mode === 'test' ? mocked : {}) },
    ...(mode === 'test' ? { conditions: ['browser'] } : {}),
  },
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  // The content security policy allows no data: fonts, styles or scripts, so nothing is inlined.
  build: {
    assetsInlineLimit: 0,
    target: 'safari16.4',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: 'es' },
  test: { environment: 'jsdom', include: ['src/**/*.test.ts'], setupFiles: ['dev/setup.ts'] },
}));
