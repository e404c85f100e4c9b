import { ArrowRightOutlined } from '@ant-design/icons'
import { useMemo } from 'react'
import type { Organ } from '../../../contract/index.ts'
import { call } from '../../api/client.ts'
import { useApi } from '../../api/use.ts'
import { useHouse } from '../../app/session.tsx'
import { DataDialog } from '../../forms/data-form.tsx'
import { Day } from '../../parts/day.tsx'
import { Aside } from '../../parts/marks.tsx'
import { Failure, Nothing, Waiting } from '../../parts/states.tsx'
import { useSpeech } from '../../words/index.tsx'
import { useMay } from './may.ts'
import * as schemas from './schemas.ts'
import { SuccessionTable } from './succession-table.tsx'

/** Organs as a tree, with the bodies that serve them, and successions. */
export function OrgansSection() {
  const { words } = useSpeech()
  const { today } = useHouse()
  const { data, error } = useApi('GET /organs')
  const may = useMay()
  const successions = useApi('GET /admin/successions', {}, { enabled: may.sections.people })
  const tree = useMemo(() => treeOf(data?.items ?? []), [data])
  if (error) return <Failure error={error} />
  if (!data) return <Waiting />
  const names = new Map(data.items.map((organ) => [organ.id, organ.name]))
  return (
    <>
      <p className="lead">{words.administration.organsHelp}</p>
      {may.system && (
        <div className="row space-below">
          <DataDialog
            name="organ"
            label={words.administration.addOrgan}
            schema={schemas.organ}
            initial={organProposed(data.items)}
            submit={words.administration.addOrgan}
            send={(body, key) => call('POST /admin/organs', { body: body as never, key })}
          />
          <DataDialog
            name="succession"
            label={words.administration.addSuccession}
            schema={schemas.succession}
            initial={{ from: today }}
            submit={words.administration.addSuccession}
            send={(body, key) => call('POST /admin/successions', { body: body as never, key })}
          />
        </div>
      )}
      {may.system && data.items.length > 0 && <SuccessionTable />}
      {data.items.length === 0 && <Nothing>{words.administration.organsFirst}</Nothing>}
      <ul className="tree">
        {tree.map((node) => (
          <OrganNode key={node.organ.id} node={node} names={names} />
        ))}
      </ul>
      {(successions.data?.items.length ?? 0) > 0 && (
        <>
          <h2>{words.administration.successions}</h2>
          <ul className="rows">
            {successions.data?.items.map((one) => (
              <li key={one.id}>
                {names.get(one.oldOrganId)} <ArrowRightOutlined /> {names.get(one.newOrganId)}
                {one.duty && <Aside>{one.duty}</Aside>} · <Day day={one.from} /> <span className="muted">{one.source}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** What a new organ most probably is: first the government, then a department of it, at the same level. */
function organProposed(organs: readonly Organ[]): Record<string, unknown> {
  const governments = organs.filter((organ) => organ.own && organ.type === 'government' && organ.to === null)
  const [government] = governments
  if (!government) return { own: true, type: 'government', level: 'county' }
  return { own: true, type: 'department', level: government.level, ...(governments.length === 1 ? { parentId: government.id } : {}) }
}

interface Node {
  organ: Organ
  below: Node[]
}

function OrganNode({ node, names }: { node: Node; names: ReadonlyMap<string, string> }) {
  const { words } = useSpeech()
  const may = useMay()
  const { organ } = node
  const served = (label: string, id: string | null) => (id === null ? null : `${label}${words.frame.colon}${names.get(id) ?? ''}`)
  return (
    <li>
      <p className="row-title">
        {organ.name}
        {organ.own && <span className="tag strong">{words.administration.worksHere}</span>}
        {organ.numberWord && <span className="tag">{organ.numberWord}</span>}
        {organ.to && <Day day={organ.to} />}
        {may.system && (
          <DataDialog
            quiet
            name={`organ.${organ.id}`}
            label={words.administration.change}
            title={organ.name}
            schema={schemas.organPatch}
            initial={Object.fromEntries(Object.entries(organ).filter(([, value]) => value !== null))}
            submit={words.administration.change}
            send={(body) => call('PATCH /admin/organs/:id', { params: { id: organ.id }, body: body as never })}
          />
        )}
      </p>
      <p className="muted small">
        {[
          `${words.administration.code} ${organ.code}`,
          served(words.administration.legalityBody, organ.legalityBodyId),
          served(words.administration.generalOffice, organ.generalOfficeId),
          served(words.administration.marketRegulator, organ.marketRegulatorId),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {may.system && organ.own && organ.type === 'government' && organ.legalityBodyId === null && organ.to === null && (
        <p role="note">{words.administration.noLegalityBody}</p>
      )}
      {node.below.length > 0 && (
        <ul>
          {node.below.map((child) => (
            <OrganNode key={child.organ.id} node={child} names={names} />
          ))}
        </ul>
      )}
    </li>
  )
}

function treeOf(organs: readonly Organ[]): Node[] {
  const ids = new Set(organs.map((organ) => organ.id))
  const below = (parent: string | null): Node[] =>
    organs
      .filter((organ) => (parent === null ? organ.parentId === null || !ids.has(organ.parentId) : organ.parentId === parent))
      .map((organ) => ({ organ, below: below(organ.id) }))
  return below(null)
}
