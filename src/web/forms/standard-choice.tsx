import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useSpeech } from '../words/index.tsx'

interface Props {
  id?: string
  value?: string
  onChange?: (value: string | undefined) => void
}

interface Standard {
  id: string
  zh: string
  en: string
  basis: string
}

/** One of the 19 standards of the fair competition review, from the same table that finds them in texts; loaded when it is asked for. */
export function StandardChoice(props: Props) {
  const { said, words } = useSpeech()
  const [standards, setStandards] = useState<Standard[]>([])
  useEffect(() => {
    void Promise.all([
      import('../../../documents/check/rules/fair-competition-entry.json'),
      import('../../../documents/check/rules/fair-competition-flow.json'),
      import('../../../documents/check/rules/fair-competition-cost.json'),
      import('../../../documents/check/rules/fair-competition-conduct.json'),
    ]).then((files) => setStandards(files.flatMap((file) => file.default.rules as Standard[])))
  }, [])
  return (
    <Select
      {...props}
      allowClear
      placeholder={words.forms.choose}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      options={standards.map((one) => ({ value: one.id, label: `${one.basis.replace(/^《.*》/, '')}：${said(one)}` }))}
    />
  )
}
