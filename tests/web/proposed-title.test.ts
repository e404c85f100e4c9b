import { expect, test } from 'vitest'
import { usualIssuer } from '../../src/web/pages/cases/issuer.ts'
import { proposedTitle } from '../../src/web/pages/cases/proposed-title.ts'

test('a revision or a repeal of one document or of many has its usual title, a making has none', () => {
  expect(proposedTitle('revision', ['甲办法'])).toBe('关于修改《甲办法》的决定')
  expect(proposedTitle('repeal', ['甲办法', '乙规定', '丙细则'])).toBe('关于废止《甲办法》等3件规范性文件的通知')
  expect(proposedTitle('revision', [])).toBe('')
  expect(proposedTitle('making', ['甲办法'])).toBe('')
})

test('a department’s act is issued by the department itself, a government’s by the government it belongs to', () => {
  const organs = [
    { id: 'government', parentId: null },
    { id: 'bureau', parentId: 'government' },
  ]
  expect(usualIssuer('department', 'bureau', organs)).toBe('bureau')
  expect(usualIssuer('government', 'bureau', organs)).toBe('government')
  expect(usualIssuer('government', 'government', organs)).toBeUndefined()
})
