import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Every script and style sheet once more, packed: a first visit must not wait until the server has packed a megabyte. */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((one) => /\.(js|css)$/.test(one))) {
      const source = readFileSync(join(dir, name))
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
      if (source.length >= 1024) writeFileSync(join(dir, `${name}.br`), brotliCompressSync(source, { params }))
    }
  },
}

const base =
  /node_modules\/@ant-design\/icons|src\/web\/(text\/(use-progressive|use-engine|engine|change-view|compare-view|copy-table)|pages\/workspace\/(use-source|compare-page)|pages\/amend\/decision-links|words\/amend|forms\/use-case-options)\./

/** Builds the workbench; the server replaces `{{nonce}}` in index.html for every answer. */
export default defineConfig({
  root: at('src/web'),
  base: '/app/',
  plugins: [react(), packed],
  html: { cspNonce: '{{nonce}}' },
  worker: { format: 'es' },
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    target: 'baseline-widely-available',
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: at('src/web/index.html') },
      // One file for React, antd and what every page shares, with the comparison of texts (4 KB of it): a browser fetches six files at a
      // time, and 40 small ones made the first article of a long comparison wait 0.4 s for its turn.
      output: { codeSplitting: { groups: [{ name: 'base', test: base }] } },
    },
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})
