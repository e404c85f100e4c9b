export { amendmentDays, revisionDays } from './amendments.ts'
export { editionOf, titleKey } from './key.ts'
export { inMarks } from './marks.ts'
export { chooseInstrument, type Resolved, resolveTitle, type TitleCandidate } from './resolve.ts'
