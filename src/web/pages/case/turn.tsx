import { gapsOf } from '../../parts/unmet.tsx'
import { useSpeech } from '../../words/index.tsx'
import type { Asked } from './primary.ts'

/** Whose turn it is: that it can be done now, what it serves or still lacks, or who does it. */
export function Turn({ asked: { offer, towards } }: { asked: Asked }) {
  const { words, said } = useSpeech()
  const gaps = gapsOf(offer)
  if (towards) return <>{words.cases.towards(said(towards), gapsOf(towards).length)}</>
  if (!offer.mine) return <>{words.forms.whoMay(said(offer.by))}</>
  if (offer.allowed) return <>{words.cases.readyForYou}</>
  return <>{[words.cases.stillMissing(gaps.length), gaps[0] && said(gaps[0].remedy)].filter(Boolean).join(words.frame.colon)}</>
}
