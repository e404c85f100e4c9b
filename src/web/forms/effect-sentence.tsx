import { useApi } from '../api/use.ts'
import { dayText } from '../parts/days.ts'
import { useSpeech } from '../words/index.tsx'
import { useCaseForm } from './case-context.ts'

/** An effect as the form of `effects.set` holds it (workflows/rulemaking/actions/words.ts). */
export interface EffectValue {
  kind?: string
  instrumentId?: string
  newInstrument?: { title?: string }
  provisions?: string[]
  from?: string
  validTo?: string
  lapsesIf?: string
  carriers?: string[]
  replacedBy?: string
}

/** Whether enough is said of an effect that a sentence can stand for its fields. */
export function isSaid({ kind, instrumentId, newInstrument, from }: EffectValue): boolean {
  return Boolean(kind && (instrumentId || newInstrument?.title) && from)
}

/** What the paper will do, in one sentence: 该通知将重新公布《…》，自公布之日起施行，有效期至…；取代原载公文 1 件。 */
export function EffectSentence({ effect }: { effect: EffectValue }) {
  const { words, language } = useSpeech()
  const form = useCaseForm()
  const known = form?.file.case.instruments.find((one) => one.id === effect.instrumentId)?.title ?? effect.newInstrument?.title
  const asked = useApi(
    'GET /instruments/:id',
    { params: { id: effect.instrumentId ?? '' } },
    { enabled: known === undefined && effect.instrumentId !== undefined },
  )
  const successor = useApi(
    'GET /instruments/:id',
    { params: { id: effect.replacedBy ?? '' } },
    { enabled: effect.replacedBy !== undefined },
  )
  const say = words.forms.effect
  const kind = effect.kind ?? ''
  const title = known ?? asked.data?.instrument.title ?? '…'
  const ends = new Set(['repeals', 'declaresInvalid', 'revokes', 'suspends'])
  const since = effect.from === 'publication' ? say.publication : dayText(effect.from, language)
  const parts = [
    ...(ends.has(kind) ? [say.since(since)] : [say.inForce(since)]),
    ...(effect.validTo ? [say.validTo(dayText(effect.validTo, language))] : []),
    ...(effect.lapsesIf ? [say.lapses(effect.lapsesIf)] : []),
    ...(effect.carriers?.length ? [say.carriers(effect.carriers.length)] : []),
    ...(effect.replacedBy ? [say.replacedBy(successor.data?.instrument.title ?? '…')] : []),
  ]
  return <>{say.sentence(say.verbs[kind] ?? kind, title, effect.provisions?.length ?? 0, parts)}</>
}
