import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Checked before anything else is loaded: better-sqlite3 13 ends an older Node with a segmentation fault instead of a message.
if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(`error: Normflow needs Node 24, this is ${process.versions.node}; start it by npm (npm start, npm run cli -- …)\n`)
  process.exit(2)
}

// 343–355 ms instead of 388–478 ms until the server listens (toolchain.md §5); beside the packages, so that no other user can write to it
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url)))

// the reader of a pipe (`… | head`) may go away before we are done; that is no error of ours
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

// a fault of ours in work that nobody waits for: one line instead of a stack, and no life after it
process.on('uncaughtException', (error) => {
  process.stderr.write(`error: internal error: ${String(error?.message ?? error).replace(/\s+/g, ' ')}\n`)
  if (process.env.NORMFLOW_DEBUG) process.stderr.write(`${error?.stack}\n`)
  process.exit(2)
})

const { run } = await import('./cli/index.ts')
process.exitCode = await run(process.argv.slice(2))
