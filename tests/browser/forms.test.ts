import { describe, expect, test } from 'vitest'
import { parse } from '../../documents/parse.ts'
import { provisionsOf } from '../../documents/provisions.ts'
import { controlOf, optionsOf, payloadOf, type Schema, titleOf } from '../../src/web/forms/schema.ts'
import { dayOf, daysBetween, dayText } from '../../src/web/parts/days.ts'
import { blocksOf } from '../../src/web/text/blocks.ts'
import { outlineOf } from '../../src/web/text/outline.ts'
import { actionsOf } from '../../workflows/actions.ts'

describe('forms from action schemas', () => {
  const actions = actionsOf('rulemaking')

  test('every field of every action has a name in both languages and a control that fits', () => {
    const found: string[] = []
    const look = (place: string, schema: Schema) => {
      for (const [key, field] of Object.entries(schema.properties ?? {})) {
        const at = `${place}.${key}`
        const control = controlOf(field)
        if (!field.title || !field['x-en']) found.push(`${at}: no name`)
        if (control === 'choice' && optionsOf(field, 'en').some((option) => option.label === option.value))
          found.push(`${at}: a choice without words`)
        if (control === 'line' && field.type !== 'string') found.push(`${at}: ${JSON.stringify(field.type)} as one line`)
        if (control === 'group') look(at, field)
        if (control === 'rows') look(at, field.items ?? {})
      }
    }
    for (const action of actions) look(action.name, action.schema as unknown as Schema)
    expect(found).toEqual([])
  })

  test('blanks and empty optional parts are left out, what was answered with no or nought stays', () => {
    const schema = actions.find((action) => action.name === 'fairCompetition.conclude')?.schema as unknown as Schema
    const values = { conclusion: 'mayIssue', opinion: ' 可以出台 ', items: [], exception: undefined, reason: '  ' }
    expect(payloadOf(schema, values)).toEqual({ conclusion: 'mayIssue', opinion: ' 可以出台 ' })
    const vote = actions.find((action) => action.name === 'meeting.decide')?.schema as unknown as Schema
    expect(payloadOf(vote, { vote: { for: 9, against: 0, abstain: 0 } }).vote).toEqual({ for: 9, against: 0, abstain: 0 })
    const replace = actions.find((action) => action.name === 'draft.replace')?.schema as unknown as Schema
    expect(payloadOf(replace, { major: false })).toEqual({ major: false })
  })

  test('names follow the language', () => {
    const field = { title: '理由', 'x-en': 'Reason' }
    expect([titleOf(field, 'reason', 'zh-CN'), titleOf(field, 'reason', 'en')]).toEqual(['理由', 'Reason'])
  })
})

describe('legal days', () => {
  test.each([
    ['2026-03-02', '2026-03-02'],
    ['2026.3.2', '2026-03-02'],
    ['20260302', '2026-03-02'],
    ['2026年3月2日', '2026-03-02'],
    ['2026-02-30', undefined],
    ['明天', undefined],
    ['', undefined],
  ])('%s is understood as %s', (typed, day) => expect(dayOf(typed)).toBe(day))

  test('are written and counted without any time zone', () => {
    expect([dayText('2026-03-02', 'zh-CN'), dayText('2026-03-02', 'en')]).toEqual(['2026年3月2日', '2 Mar 2026'])
    expect([daysBetween('2026-02-27', '2026-03-02'), daysBetween('2026-03-02', '2026-03-01')]).toEqual([3, -1])
  })
})

describe('a text cut for reading', () => {
  const text =
    '某办法\n第一章　总则\n第一条　为了规范，制定本办法。\n第二条　申请人提交：\n（一）申请表；\n（二）执照。\n第三条　本办法自公布之日起施行。'
  const tree = parse(text)
  let id = 0
  const provisions = provisionsOf(
    tree,
    (words) => words,
    () => `p${++id}`,
  )

  test('shows every word once, an article as one block and its items as lines of their own', () => {
    const blocks = blocksOf(text, provisions)
    const words = blocks.flatMap((block) => block.lines.map((line) => line.text)).join('')
    expect(words).toBe(text.replaceAll('\n', ''))
    const second = blocks.find((block) => block.label === '第二条')
    expect(second?.lines.map((line) => line.label)).toEqual(['第二条', '（一）', '（二）'])
    expect(new Set(second?.lines.map((line) => line.provisionId)).size).toBe(3)
    expect(second?.inside.size).toBeGreaterThanOrEqual(3)
  })

  test('has contents of its chapters and articles', () => {
    const { rows, articles } = outlineOf(tree)
    expect(articles).toBe(3)
    expect(rows.map((row) => row.label ?? row.words)).toEqual(['某办法', '第一章', '第一条', '第二条', '第三条'])
  })
})
