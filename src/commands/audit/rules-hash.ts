import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../config.ts'
import { sha256 } from '../../store/hash.ts'

let known: string | null = null

/** The hash of everything the rules are made of: what was audited by other rules is audited again. Read once a process, some 20 ms. */
export function rulesHash(): string {
  if (known !== null) return known
  const files = globSync('documents/**/*.{ts,json}', { cwd: root }).sort()
  known = sha256(files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n'))
  return known
}
