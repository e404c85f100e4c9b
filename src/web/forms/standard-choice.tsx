import { useEffect, useState } from 'react'
import { Select } from '../parts/select.tsx'
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

const isCode = /^FCM?-[0-9]+\.[0-9]+$/

/** The 19 standards of the fair competition review, from the same table that finds them in texts; loaded when they are asked for. */
function useStandards(wanted: boolean): Standard[] {
  const [standards, setStandards] = useState<Standard[]>([])
  useEffect(() => {
    if (!wanted) return
    void Promise.all([
      import('../../../documents/check/rules/fair-competition-entry.json'),
      import('../../../documents/check/rules/fair-competition-flow.json'),
      import('../../../documents/check/rules/fair-competition-cost.json'),
      import('../../../documents/check/rules/fair-competition-conduct.json'),
    ]).then((files) => setStandards(files.flatMap((file) => file.default.rules as Standard[])))
  }, [wanted])
  return standards
}

/** The words of a remark; where it is the number of a standard, which is what the form of the review keeps, the standard itself. */
export function StandardWords({ body }: { body: string }) {
  const { said, words } = useSpeech()
  const standard = useStandards(isCode.test(body)).find((one) => one.id === body)
  return <>{standard ? `${standard.basis}${words.frame.colon}${said(standard)}` : body}</>
}

/** One of the standards, by its place in the regulation and its words. */
export function StandardChoice(props: Props) {
  const { said, words } = useSpeech()
  const standards = useStandards(true)
  return (
    <Select
      {...props}
      allowClear
      placeholder={words.forms.choose}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      options={standards.map((one) => ({ value: one.id, label: `${one.basis.replace(/^《.*》/, '')}${words.frame.colon}${said(one)}` }))}
    />
  )
}
