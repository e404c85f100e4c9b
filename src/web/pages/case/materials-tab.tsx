import { Button, Table } from 'antd'
import type { CaseFile } from '../../../contract/index.ts'
import { fileAddress } from '../../api/client.ts'
import { useApi } from '../../api/use.ts'
import { Failure, Nothing } from '../../parts/states.tsx'
import { UnmetList } from '../../parts/unmet.tsx'
import { useInstant } from '../../parts/use-instant.ts'
import { useSpeech } from '../../words/index.tsx'

/** The papers that travel with the case, and which are still missing. */
export function MaterialsTab({ file, onAction }: { file: CaseFile; onAction: (action: string) => void }) {
  const { words } = useSpeech()
  const instant = useInstant()
  const { data, error, isPending } = useApi('GET /cases/:id/materials', { params: { id: file.case.id } })
  const missing = file.facts.requirements.filter((one) => one.remedy.action === 'material.add')
  if (error) return <Failure error={error} />
  return (
    <section>
      <div className="row space-below">
        <Button onClick={() => onAction('material.add')}>{words.cases.addMaterial}</Button>
        <span className="muted small">{words.frame.noSecrets}</span>
      </div>
      {missing.length > 0 && (
        <>
          <h3>{words.cases.materialsMissing}</h3>
          <UnmetList unmet={missing} caseId={file.case.id} />
        </>
      )}
      {data?.items.length === 0 && <Nothing>{words.cases.materialsEmpty}</Nothing>}
      {(isPending || (data && data.items.length > 0)) && (
        <Table
          size="small"
          rowKey="id"
          loading={isPending}
          pagination={false}
          dataSource={data?.items ?? []}
          columns={[
            { title: words.cases.materialKind, render: (_, row) => words.terms.materials[row.kind] ?? row.kind },
            {
              title: words.cases.file,
              render: (_, row) => (
                <>
                  <a href={fileAddress(row.id)} download={row.filename}>
                    {row.title}
                  </a>
                  {row.withdrawn && <span className="tag">{words.cases.withdrawn}</span>}
                  <span className="muted small figures"> {sizeText(row.size)}</span>
                </>
              ),
            },
            {
              title: words.cases.addedBy,
              render: (_, row) => `${row.addedByName} · ${instant(row.addedAt)}`,
            },
          ]}
        />
      )}
    </section>
  )
}

function sizeText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
