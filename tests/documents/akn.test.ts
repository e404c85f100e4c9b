import { readFileSync } from 'node:fs'
import {
  XmlBufferInputProvider,
  XmlDocument,
  type XmlElement,
  XmlValidateError,
  XsdValidator,
  xmlRegisterInputProvider,
} from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import { parse } from '../../documents/parse.ts'
import { provisionsOf } from '../../documents/provisions.ts'
import { renderAkn } from '../../documents/render/akn.ts'
import { full } from '../support/full.ts'
import { amendments, corpus, data, normative, type Sample, versions } from './support/data.ts'

const hostile = [
  '',
  '\n',
  '某办法',
  '第一条',
  '第一条 甲\u0000\u0001乙\ud800丙\ufffe<b>&"\'',
  '第一条 甲。\n第一条 乙。\n第一条 丙。\n',
  '某办法\n一、甲\n（一）乙\n1.丙\n附件\n附件：1. 丁\n',
  '|甲|乙|\n|---|---|\n|<x>|\n',
  `通知\n${'（一）甲；\n'.repeat(3000)}`,
  '某通知\n附件1\n甲表\n|一|\n附件2\n乙办法\n第一条 丙。\n第一条 丁。\n',
]

describe.skipIf(data === null)('Akoma Ntoso 3.0 is valid against the official schema and loses no word', () => {
  const validator = data === null ? null : schema()

  it('normative documents', () => expect(faults(sampled(normative(), 3))).toEqual([]), 120_000)
  it('both versions of every pair', () => {
    const texts = versions().flatMap(({ id, before, after }) => [
      { name: `${id}/before`, text: before },
      { name: `${id}/after`, text: after },
    ])
    expect(faults(sampled(texts, 8))).toEqual([])
  }, 120_000)
  it('amending decisions and what they amend', () => expect(faults(sampled(amendments(), 5))).toEqual([]), 120_000)
  it(full ? 'the whole corpus' : 'every 170th document of the corpus', () => expect(faults(corpus(full ? 1 : 170))).toEqual([]), 1_800_000)
  it('what nobody should write', () => expect(faults(hostile.map((text) => ({ name: text.slice(0, 20), text })))).toEqual([]))

  function faults(samples: Sample[]): string[] {
    return samples.flatMap(({ name, text }) => {
      const xml = renderAkn(parse(text))
      const document = XmlDocument.fromString(xml)
      try {
        validator!.validate(document)
        const ids = document.find('//@eId').map((id) => id.content)
        const lost = bare(text) === bare(words(document)) ? [] : [`${name}: ${difference(bare(text), bare(words(document)))}`]
        return new Set(ids).size === ids.length ? lost : [...lost, `${name}: an eId twice`]
      } catch (error) {
        if (!(error instanceof XmlValidateError)) throw error
        return [`${name}: ${error.message.slice(0, 300)}`]
      } finally {
        document.dispose()
      }
    })
  }
})

describe('Akoma Ntoso', () => {
  const text = '某区办法\n第一章 总则\n第一条 甲：\n（一）乙；\n1.丙。\n第二条之一 丁。\n戊。\n附件1\n己办法\n第一条 庚。\n'

  it('names provisions by their numbers, through chapters and inside annexes', () => {
    const xml = renderAkn(parse(text))
    for (const id of ['chp_1', 'art_1', 'art_1__para_1__point_1', 'art_2-1__para_2', 'att_1', 'att_1__art_1'])
      expect(xml).toContain(`eId="${id}"`)
    expect(xml).toContain('<num>第一章</num><heading>总则</heading>')
  })

  it('keeps the provision id as wId, which lasts when the number changes', () => {
    const tree = parse(text)
    let count = 0
    const ids = new Map(
      provisionsOf(
        tree,
        (words) => words,
        () => `p${++count}`,
      ).map((one) => [`${one.kind} ${one.start} ${one.end}`, one.provisionId]),
    )
    const xml = renderAkn(tree, { provisionId: (node) => ids.get(`${node.kind} ${node.start} ${node.end}`) ?? null })
    expect(xml).toMatch(/<article eId="art_1" wId="p\d+">/)
  })

  it('writes every forbidden sign as U+FFFD and markup as words', () => {
    const xml = renderAkn(parse('第一条 甲\u0001<script>&\ud800乙😀'))
    expect(xml).toContain('甲\ufffd&lt;script&gt;&amp;\ufffd乙😀')
  })

  it('says unknown where the text has no day, and takes what it is told', () => {
    expect(renderAkn(parse(text))).toContain('date="0001-01-01" name="unknown"')
    const told = renderAkn(parse(text), { day: '2026-01-02', issuer: '某区人民政府', number: '某府规〔2026〕1号' })
    expect(told).toContain('date="2026-01-02" name="text"')
    expect(told).toContain('<FRBRnumber value="某府规〔2026〕1号"/>')
    expect(told).toContain('showAs="某区人民政府"')
  })
})

/** The official schema; it imports xml.xsd by a relative name, which is served from memory. */
function schema(): XsdValidator {
  const folder = `${data}/akn`
  xmlRegisterInputProvider(new XmlBufferInputProvider({ 'akn:///xml.xsd': readFileSync(`${folder}/xml.xsd`) }))
  return XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(`${folder}/akomantoso30.xsd`), { url: 'akn:///akomantoso30.xsd' }))
}

function sampled(samples: Sample[], step: number): Sample[] {
  return full ? samples : samples.filter((_, i) => i % step === 0)
}

/** All words of the document outside `<meta>`. */
function words(document: XmlDocument): string {
  return document
    .find("//*[local-name()='p' or local-name()='num' or local-name()='heading']")
    .map((element) => (element as XmlElement).content)
    .join('')
}

/** Without blanks, signs of tables, and what XML cannot hold. */
function bare(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the signs that XML forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replace(/[\s|]|-{2,}/g, '')
  )
}

function difference(a: string, b: string): string {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return `text ${a.slice(at, at + 30)} / xml ${b.slice(at, at + 30)}`
}
