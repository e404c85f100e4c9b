import { expect, test } from 'vitest'
import { audit } from '../../../documents/audit/index.ts'
import { offlineRegister, offlineSubject } from '../../../documents/audit/offline.ts'
import { data, read } from '../support/data.ts'
import { corpusTexts, settings } from './data.ts'

interface Case {
  id: string
  words: string
  why: string
  mended: boolean
}

interface Round {
  rule: string
  seed: number
  documents: number
  withFinding: number
  right: number
  wrong: Case[]
  missed: Case[]
}

test.skipIf(data === null)('what reading 100 documents twice showed as missed or wrong stays mended', { timeout: 180_000 }, () => {
  const { rounds } = JSON.parse(read('tests/fixtures/audit-reading.json')) as { rounds: Round[] }
  const texts = corpusTexts()
  const byId = new Map(texts.map((text) => [text.id, text]))
  const register = offlineRegister(texts, [], settings.asOf)
  const found = (rule: string, { id, words }: Case) => {
    const findings = audit(offlineSubject(byId.get(id)!, register), settings)
    const kind = rule.replace('*', '')
    return findings.some((one) => one.rule.startsWith(kind) && (one.words.includes(words) || one.detail.title === words))
  }
  for (const { rule, seed, documents, withFinding, right, wrong, missed } of rounds) {
    console.log(
      `${rule} (${seed}): ${withFinding} of ${documents} documents; right ${right}, wrong ${wrong.length}, missed ${missed.length}`,
    )
    expect(missed.filter((one) => one.mended && !found(rule, one)).map(({ id, words }) => `${id} ${words}`)).toEqual([])
    expect(wrong.filter((one) => one.mended && found(rule, one)).map(({ id, words }) => `${id} ${words}`)).toEqual([])
    expect(missed.filter((one) => !one.mended && found(rule, one)).map(({ id, words }) => `${id} ${words}`)).toEqual([])
  }
})
