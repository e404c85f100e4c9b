import type { Words } from './steps.ts'

/** Standing and effects in words, for what the demonstration prints. */
export const standingWords: Readonly<Record<string, Words>> = {
  unknown: { zh: '效力不明', en: 'standing unknown' },
  notYet: { zh: '尚未施行', en: 'not yet in force' },
  inForce: { zh: '现行有效', en: 'in force' },
  partlySuspended: { zh: '部分停止执行', en: 'partly suspended' },
  repealed: { zh: '已废止', en: 'repealed' },
  expired: { zh: '已失效', en: 'expired' },
  declaredInvalid: { zh: '已宣布失效', en: 'declared invalid' },
  revoked: { zh: '已撤销', en: 'revoked' },
  replaced: { zh: '已被取代', en: 'replaced' },
  neverMade: { zh: '未制定', en: 'never made' },
  notNormative: { zh: '不属规范性文件', en: 'not a normative document' },
}

export const effectWords: Readonly<Record<string, Words>> = {
  makes: { zh: '制定', en: 'makes' },
  amends: { zh: '修改', en: 'amends' },
  reissues: { zh: '重新公布', en: 'reissues' },
  repeals: { zh: '废止', en: 'repeals' },
  ordersAmendment: { zh: '要求修改', en: 'orders an amendment' },
  delists: { zh: '移出目录', en: 'takes off the list' },
}

export const signOffWords: Readonly<Record<string, Words>> = {
  departmentLegality: { zh: '部门合法性审核', en: 'department legality review' },
  adviserOpinion: { zh: '法律顾问意见', en: 'adviser’s opinion' },
  fairCompetitionReview: { zh: '公平竞争审查', en: 'fair competition review' },
  legalityReview: { zh: '合法性审核', en: 'legality review' },
  deliberation: { zh: '集体讨论', en: 'deliberation' },
  signature: { zh: '签发', en: 'signature' },
  whole: { zh: '完整', en: 'whole' },
  partlyOpen: { zh: '部分待确认', en: 'partly open' },
  void: { zh: '失效', en: 'void' },
}
