import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Builds the workbench; the server replaces `{{nonce}}` in index.html for every answer. */
export default defineConfig({
  root: at('src/web'),
  base: '/app/',
  plugins: [react()],
  html: { cspNonce: '{{nonce}}' },
  worker: { format: 'es' },
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    target: 'baseline-widely-available',
    assetsInlineLimit: 0,
    rolldownOptions: { input: { index: at('src/web/index.html') } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})
