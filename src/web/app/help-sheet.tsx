import { QuestionCircleOutlined } from '@ant-design/icons'
import { Modal } from 'antd'
import { useState } from 'react'
import { useKeys } from '../parts/use-keys.ts'
import { useWords } from '../words/index.tsx'

/** `?` shows every shortcut. */
export function HelpSheet() {
  const words = useWords()
  const [open, setOpen] = useState(false)
  useKeys({ '?': () => setOpen(true) })
  return (
    <>
      <button type="button" className="plain-button" aria-label={words.frame.help} title={words.frame.help} onClick={() => setOpen(true)}>
        <QuestionCircleOutlined />
      </button>
      <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={words.frame.helpTitle}>
        <dl className="keys">
          {words.frame.keys.map(([key, what]) => (
            <div key={key}>
              <dt>
                {key.split('  ').map((one) => (
                  <kbd key={one}>{one}</kbd>
                ))}
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </Modal>
    </>
  )
}
