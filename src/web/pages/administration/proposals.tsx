import { call } from '../../api/client.ts'
import { useApi } from '../../api/use.ts'
import { Failure, Nothing, Waiting } from '../../parts/states.tsx'
import { useInstant } from '../../parts/use-instant.ts'
import { useSpeech } from '../../words/index.tsx'
import { Decide } from './decide.tsx'
import { RuleChanges } from './rule-changes.tsx'
import { entriesOf } from './rule-desk.tsx'
import { Differences } from './rules.tsx'

/** What one person proposed and another must confirm. */
export function ProposalsSection() {
  const { words } = useSpeech()
  const instant = useInstant()
  const { data, error } = useApi('GET /admin/proposals')
  if (error) return <Failure error={error} />
  if (!data) return <Waiting />
  if (data.items.length === 0) return <Nothing>{words.administration.proposalsEmpty}</Nothing>
  return (
    <ul className="rows">
      {data.items.map((one) => (
        <li key={one.id}>
          <p className="row-title">
            <span className="tag">{words.administration.kinds[one.kind]}</span> {one.title}
            <span className="tag">{words.administration.states[one.state]}</span>
          </p>
          <p className="muted">
            {words.administration.proposedBy(one.proposedByName)} · {instant(one.proposedAt)}
            {one.decidedByName && ` · ${words.administration.decidedBy(one.decidedByName)}`}
          </p>
          <Changes proposal={one} />
          {one.state === 'proposed' &&
            (one.mine ? (
              <Decide
                name={one.id}
                confirm={(key) => confirm(one.kind, one.id, key)}
                refuse={(reason, key) => refuse(one.kind, one.id, reason, key)}
              />
            ) : (
              <p className="muted">{one.kind === 'act' ? words.administration.secondRegistrar : words.administration.secondPerson}</p>
            ))}
        </li>
      ))}
    </ul>
  )
}

/** What a proposal changes: a pack still open rule by rule in words, everything else line by line. */
function Changes({ proposal }: { proposal: { id: string; kind: Kind; state: string; difference: string[] } }) {
  const isPack = proposal.kind === 'rulePack' && proposal.state === 'proposed'
  const packs = useApi('GET /admin/rule-packs', {}, { enabled: isPack })
  const pack = packs.data?.items.find((one) => one.id === proposal.id)
  const rules = useApi('GET /rules', pack ? { query: { on: pack.effectiveFrom } } : {}, { enabled: pack !== undefined })
  if (!isPack || !pack) return <Differences lines={proposal.difference} />
  return <RuleChanges entries={entriesOf(pack)} rules={rules.data?.items ?? []} />
}

type Kind = 'rulePack' | 'holidayYear' | 'act'

function confirm(kind: Kind, id: string, key: string): Promise<unknown> {
  if (kind === 'act') return call('POST /acts/:proposalId/confirm', { params: { proposalId: id }, body: {}, key })
  if (kind === 'rulePack') return call('POST /admin/rule-packs/:id/confirm', { params: { id }, body: {}, key })
  return call('POST /admin/holiday-years/:id/confirm', { params: { id }, body: {}, key })
}

function refuse(kind: Kind, id: string, reason: string, key: string): Promise<unknown> {
  if (kind === 'act') return call('POST /acts/:proposalId/refuse', { params: { proposalId: id }, body: { reason }, key })
  if (kind === 'rulePack') return call('POST /admin/rule-packs/:id/refuse', { params: { id }, body: { reason }, key })
  return call('POST /admin/holiday-years/:id/refuse', { params: { id }, body: { reason }, key })
}
