import { describe, expect, it } from 'vitest'
import { filingBodies } from '../../workflows/rulemaking/filing.ts'

const organs = [
  { id: 'city', name: '某市人民政府', parentId: null },
  { id: 'npc', name: '某区人民代表大会常务委员会', parentId: null },
  { id: 'gov', name: '某区人民政府', parentId: 'city' },
  { id: 'office', name: '某区人民政府办公室', parentId: 'gov' },
  { id: 'bureau', name: '某区商务局', parentId: 'gov' },
]
const ids = (...given: Parameters<typeof filingBodies>) => filingBodies(...given).map((one) => one.organId ?? one.name)

describe('with whom a document is filed', () => {
  it('a government’s with the government above and the standing committee of its own congress, its office’s alike', () => {
    expect(ids('government', 'gov', organs)).toEqual(['city', 'npc'])
    expect(ids('government', 'office', organs)).toEqual(['city', 'npc'])
  })

  it('a department’s with the government of its level', () => {
    expect(ids('department', 'bureau', organs)).toEqual(['gov'])
  })

  it('bodies that the register of organs does not have are named by what they are', () => {
    const alone = [{ id: 'gov', name: '某区人民政府', parentId: null }]
    expect(filingBodies('government', 'gov', alone)).toMatchObject([
      { zh: '上一级人民政府', organId: null, name: null },
      { zh: '本级人大常委会', organId: null, name: '某区人民代表大会常务委员会' },
    ])
  })
})
