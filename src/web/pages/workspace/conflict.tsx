import { Button, Modal } from 'antd'
import { CompareView } from '../../text/compare-view.tsx'
import { useComparison } from '../../text/use-engine.ts'
import { useWords } from '../../words/index.tsx'
import type { Conflict } from './use-working-copy.ts'

interface Props {
  mine: string
  theirs: Conflict
  onMine: () => void
  onTheirs: () => void
  onLater: () => void
}

/** Two authors saved: both texts side by side, and three ways on. Nothing is written before the choice. */
export function ConflictDialog({ mine, theirs, onMine, onTheirs, onLater }: Props) {
  const words = useWords()
  const { data } = useComparison(`conflict.${theirs.rev}.${mine.length}`, theirs.content, mine)
  return (
    <Modal
      open
      width="min(1200px, 94vw)"
      title={words.text.conflictTitle}
      onCancel={onLater}
      footer={
        <div className="row">
          <Button onClick={onLater}>{words.text.decideLater}</Button>
          <Button onClick={onTheirs} title={words.text.takeTheirsHelp}>
            {words.text.takeTheirs}
          </Button>
          <Button type="primary" onClick={onMine}>
            {words.text.keepMine}
          </Button>
        </div>
      }
    >
      <p>{words.text.conflictHelp(theirs.by)}</p>
      <CompareView name="conflict" comparison={data} beforeName={words.text.theirs} afterName={words.text.yours} />
    </Modal>
  )
}
