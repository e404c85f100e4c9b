import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { english } from '../../../documents/amend/english.ts'
import { apply } from '../../../documents/amend/index.ts'
import { root } from '../../../src/config.ts'

const CHINESE = /[\u3400-\u9fff]/
const says = /^(?:refused|missing|done|(?:[a-z]+\.)?warnings\.(?:push|add))$/

/** The Chinese sentences that the folder says of an operation: arguments of refusals, of warnings, and of lists that warn. */
function sentencesIn(text: string): string[] {
  const found: string[] = []
  const walk = (node: ts.Node, told: boolean): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const words = ts.isStringLiteralLike(node)
        ? node.text
        : node.head.text + node.templateSpans.map((span) => `X${span.literal.text}`).join('')
      if (told && CHINESE.test(words)) found.push(words)
      return
    }
    const call = ts.isCallExpression(node) ? node.expression.getText() : null
    const warns = ts.isVariableDeclaration(node) && /^warnings?$/.test(node.name.getText())
    ts.forEachChild(node, (child) => walk(child, (call === null ? told && !ts.isFunctionLike(node) : says.test(call)) || warns))
  }
  walk(ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true), false)
  return found
}

describe('reasons and warnings in English', () => {
  const sentences = globSync('documents/amend/*.ts', { cwd: root }).flatMap((file) => sentencesIn(readFileSync(join(root, file), 'utf8')))

  test('every sentence of the folder is in the table', () => {
    expect(sentences.length).toBeGreaterThan(70)
    // places and quoted words stand as X; 移至X之前 is what a row shows, no sentence
    expect(sentences.filter((words) => CHINESE.test(english(words)) && !/^(?:移至|并入|第X)/.test(words))).toEqual([])
  })

  test('provisions and quoted words go over as they are', () => {
    expect(english('第四条第二款没有“一千元”')).toBe('第四条第二款 does not hold the words “一千元”')
    expect(english('说的是2项，给出了3项')).toBe('it speaks of 2 items and gives 3')
    expect(english('另一句话')).toBe('另一句话')
  })

  test('a row has both', () => {
    const answer = apply(
      '甲办法\n第一条　甲：\n（一）子；\n（二）丑。\n',
      '关于修改《甲办法》的决定\n决定对《甲办法》作如下修改：\n一、删去第一条第二项。\n二、删去第九条。',
    )
    expect(answer.ok && answer.instructions).toMatchObject([
      { reason: null, reasonEn: null, warningsEn: ['the mark “；” at the end of an item became “。” by its place'] },
      { reason: '原文没有第九条', reasonEn: 'the text has no 第九条', warningsEn: [] },
    ])
  })
})
