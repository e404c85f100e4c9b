import { basename, dirname } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files that take longest, the longest first, as folder and name. vitest knows their durations only after a run in the same checkout, and
 * in a new one goes by the size of the file, which says little: a long one left for the end keeps one core busy and the other waiting.
 */
const longest = [
  'tests/tooling',
  'commands/numbers',
  'cli/serve',
  'browser/cleanup',
  'browser/pages',
  'commands/cleanup-issue',
  'commands/cleanup-sums',
  'amend/round-trip',
  'http/cleanup',
  'cli/cleanup',
  'cli/import-list',
  'browser/story',
  'browser/audit-reports',
  'store/processes',
  'http/fuzz',
  'browser/long-text',
  'browser/administration',
  'commands/machine',
  'workflows/walks',
  'workflows/cleanup-sums',
  'workflows/cleanup-walks',
]

/** The longest files first, then vitest's own order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rest = await super.sort(files)
    const place = new Map(rest.map((file, at) => [file, rank(file.moduleId) ?? longest.length + at]))
    return rest.sort((a, b) => place.get(a)! - place.get(b)!)
  }
}

function rank(file: string): number | undefined {
  const at = longest.indexOf(`${basename(dirname(file))}/${basename(file).replace(/\.test\.ts$/, '')}`)
  return at < 0 ? undefined : at
}
