/** What an act of a case may do to an instrument, in the words of forms and answers. */
export const plannedKinds = {
  makes: ['制定', 'Makes'],
  amends: ['修改', 'Amends'],
  reissues: ['重新公布', 'Reissues'],
  commences: ['施行', 'Commences'],
  extends: ['延长有效期', 'Extends'],
  suspends: ['暂停施行', 'Suspends'],
  resumes: ['恢复施行', 'Resumes'],
  repeals: ['废止', 'Repeals'],
  declaresInvalid: ['宣布失效', 'Declares invalid'],
  revokes: ['撤销', 'Revokes'],
  corrects: ['更正', 'Corrects'],
} as const

/** Everything an act may do to an instrument; the last two are what only a cleanup's decision says. */
export const effectKinds = {
  ...plannedKinds,
  /** An order to amend it, by a day or without one (列入修改目录): it changes no text. */
  ordersAmendment: ['要求修改', 'Orders an amendment'],
  /** Found to be no normative document (不属规范性文件): out of the catalogue, not ended. */
  delists: ['移出规范性文件目录', 'Takes off the list of normative documents'],
} as const

export type EffectKind = keyof typeof effectKinds

/** What says how long an instrument holds (until a day, or without end). What ends or amends one says nothing of it. */
export const settingValidity: ReadonlySet<string> = new Set<EffectKind>(['makes', 'reissues', 'extends'])
