import { ArrowLeftOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useAmendWords } from '../../words/amend.ts'
import type { Origin } from './use-choices.ts'

interface Props extends Origin {
  title: string
  of: string
  lead: string
}

/** The head of both pages: the way back, what it is about, what the page does. */
export function PageHead({ caseId, instrumentId, title, of, lead }: Props) {
  const words = useAmendWords()
  return (
    <header>
      <p className="eyebrow">
        {caseId !== undefined && (
          <Link to="/cases/$caseId/text" params={{ caseId }} search={{ view: 'compare' }}>
            <ArrowLeftOutlined /> {words.back}
          </Link>
        )}
        {caseId === undefined && instrumentId !== undefined && (
          <Link to="/instruments/$instrumentId" params={{ instrumentId }} search={{ tab: 'compare' }}>
            <ArrowLeftOutlined /> {words.back}
          </Link>
        )}
        <span>{of}</span>
      </p>
      <h1>{title}</h1>
      <p className="muted">{lead}</p>
    </header>
  )
}

/** What stands there when the address names neither a case nor an instrument. */
export function NoPlace({ title }: { title: string }) {
  const words = useAmendWords()
  return (
    <article className="page">
      <h1>{title}</h1>
      <p>{words.noPlace}</p>
      <Link to="/register" search={{}}>
        {words.toRegister}
      </Link>
    </article>
  )
}
