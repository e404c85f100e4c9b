export { amendmentDays, revisionDays } from './amendments.ts'
export { editionOf, titleKey } from './key.ts'
export { chooseInstrument, type Resolved, resolveTitle, type TitleCandidate } from './resolve.ts'
