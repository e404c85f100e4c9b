import { useSpeech } from '../words/index.tsx'
import { Bases, type BasisLike } from './bases.tsx'
import { Day } from './day.tsx'
import { dayText } from './days.ts'
import { materialOf } from './material-of.ts'
import { ToAction } from './to-action.tsx'

/** A requirement that does not hold, as the contract gives it. */
export interface UnmetLike {
  code: string
  params: Record<string, string | number>
  zh: string
  en: string
  basis: readonly BasisLike[]
  remedy: { action: string | null; by: string | null; day: string | null; zh: string; en: string }
}

interface Props {
  unmet: readonly UnmetLike[]
  /** With a case, each remedy leads to the place where it is met. */
  caseId?: string | undefined
  /** The action the list is about: a remedy that is this very action needs no link. */
  of?: string | undefined
  brief?: boolean
}

/** What an action lacks, without "this is done by others": who does it stands beside the action already. */
export function gapsOf(offer: { mine: boolean; unmet: readonly UnmetLike[] }): UnmetLike[] {
  return offer.unmet.filter((one) => one.code !== 'roleHeld' && (offer.mine || one.code !== 'notOwnDraft'))
}

/** What is missing, each line with its basis and a link to where it is met. */
export function UnmetList({ unmet, caseId, of, brief = false }: Props) {
  const { words, said, language } = useSpeech()
  return (
    <ul className="unmet">
      {unmet.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same code may come twice with other parameters
        <li key={`${one.code}${index}`}>
          <span className="unmet-words">{said(one)}</span>
          <span className="unmet-remedy">
            <Remedy remedy={one.remedy} kind={materialOf[one.code]} caseId={one.remedy.action === of ? undefined : caseId} />
            {one.remedy.day && !said(one.remedy).includes(dayText(one.remedy.day, language)) && (
              <>
                {' '}
                {words.cases.earliest} <Day day={one.remedy.day} />
              </>
            )}
          </span>
          {!brief && <Bases bases={one.basis} />}
        </li>
      ))}
    </ul>
  )
}

function Remedy({ remedy, caseId, kind }: { remedy: UnmetLike['remedy']; caseId: string | undefined; kind: string | undefined }) {
  const { said } = useSpeech()
  if (!caseId || !remedy.action) return <>{said(remedy)}</>
  return (
    <ToAction caseId={caseId} action={remedy.action} kind={remedy.action === 'material.add' ? kind : undefined}>
      {said(remedy)}
    </ToAction>
  )
}
