import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../config.ts'

/** A text of `documents/samples`, written for this project. */
export function sampleText(file: string): string {
  return readFileSync(join(root, 'documents', 'samples', file), 'utf8')
}
