import type { CampaignHead } from '../../../contract/index.ts'
import { useCleanupWords } from '../../words/cleanup.ts'

type Sums = CampaignHead['sums']

const parts = ['retain', 'amend', 'repeal', 'declareInvalid', 'notNormative', 'open'] as const

/** 范围 = 保留 + 修改 + 废止 + 失效 + 未定, as figures under their names; 不属规范性文件 only where there is one. */
export function SumsLine({ sums }: { sums: Sums }) {
  const words = useCleanupWords()
  const shown = parts.filter((part) => part !== 'notNormative' || sums.notNormative > 0)
  return (
    <p className="sums" role="status" aria-label={words.sumsLabel}>
      <span>
        {words.sums.scope} <strong>{sums.scope}</strong>
      </span>
      {shown.map((part, at) => (
        <span key={part}>
          {at === 0 ? '= ' : '+ '}
          {words.sums[part]} <strong>{sums[part]}</strong>
        </span>
      ))}
    </p>
  )
}
