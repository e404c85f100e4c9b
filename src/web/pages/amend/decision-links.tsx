import { Link } from '@tanstack/react-router'
import { useAmendWords } from '../../words/amend.ts'

interface Props {
  caseId?: string
  instrumentId?: string
  /** The two texts that are compared, as `useSource` names them. */
  a: string
  b: string
}

/** From a comparison to the decision for it, and to the page that reads a decision against the older text. */
export function DecisionLinks({ caseId, instrumentId, a, b }: Props) {
  const words = useAmendWords()
  return (
    <>
      <Link className="button-link" to="/decision" search={{ case: caseId, instrument: instrumentId, a, b }}>
        {words.toDecision}
      </Link>
      <Link className="button-link" to="/decision/read" search={{ case: caseId, instrument: instrumentId, base: a }}>
        {words.toRead}
      </Link>
    </>
  )
}
