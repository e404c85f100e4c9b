/**
 * `npm run bench [-- name…]`: runs every `*.bench.ts` of this folder one after the other and prints one table. Figures are ratios of two
 * things measured side by side in the same run, so that they mean the same on every machine; exit 1 when one is below its floor.
 */
import { readdirSync } from 'node:fs'
import { columns } from '../../src/cli/width.ts'
import type { Figure } from './figure.ts'

const wanted = process.argv.slice(2)
const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.bench.ts') && (wanted.length === 0 || wanted.some((word) => name.includes(word))))
  .sort()

const figures: Figure[] = []
for (const file of files) {
  process.stderr.write(`${file} …\n`)
  const { run } = (await import(`./${file}`)) as { run: () => Promise<Figure[]> }
  figures.push(...(await run()))
}

const rows = figures.map(({ goal, name, ratio, floor, detail }) => [
  goal,
  name,
  rounded(ratio),
  `≥ ${rounded(floor)}`,
  holds(ratio, floor) ? 'ok' : 'BELOW',
  detail,
])
console.log(columns([['goal', 'what', 'ratio', 'floor', '', 'measured'], ...rows]))

const below = figures.filter(({ ratio, floor }) => !holds(ratio, floor)).length
console.log(`${figures.length - below} of ${figures.length} figures reach their floor`)
process.exitCode = files.length === 0 || below > 0 ? 1 : 0

/** A figure that is no number (a division by nothing measured) is never good enough. */
function holds(ratio: number, floor: number): boolean {
  return ratio >= floor
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
