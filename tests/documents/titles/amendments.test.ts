import { expect, test } from 'vitest'
import { amendmentDays, revisionDays } from '../../../documents/titles/index.ts'

test('days of amendment are read from the note below the title, days of adoption are not', () => {
  const note =
    '中华人民共和国某法\n（1989年12月26日第七届全国人民代表大会常务委员会第十一次会议通过　2014年4月24日第十二届全国人民代表大会常务委员会第八次会议修订　根据2018年10月26日第十三届全国人民代表大会常务委员会第六次会议《关于修改〈某法〉等法律的决定》修正）\n第一条　本法自1990年1月1日起施行。'
  expect(amendmentDays(note)).toEqual(['2014-04-24', '2018-10-26'])
  // 修正 changes articles, 修订 makes the text anew.
  expect(revisionDays(note)).toEqual(['2014-04-24'])
})

test('a law that was only adopted and a text without a note have none', () => {
  expect(amendmentDays('某条例\n（2012年3月1日省人大常委会通过　自2012年5月1日起施行）\n第一条　为了……')).toEqual([])
  expect(amendmentDays('某办法\n第一条　根据2018年修订的法律，制定本办法。')).toEqual([])
  expect(amendmentDays('')).toEqual([])
})
