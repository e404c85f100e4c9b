import { act, type Step } from './steps.ts'

/** Name of the case within the story. */
export const REVISION = '修订'
const no = (reason: string) => ({ value: false, reason })
const yes = (reason: string) => ({ value: true, reason })

/** The classification of a government document on the promotion of investment. */
export const classification = {
  isNormative: { value: true, reason: '涉及企业权利义务，反复适用，公开发布', tests: [true, true, true, true, true, true] },
  documentClass: { value: 'government', reason: '以区人民政府名义制定' },
  majorDecision: no('不属于重大行政决策目录事项'),
  concernsOperators: yes('对企业给予奖励和补助，涉及经营者经济活动'),
  productionRelated: yes('与企业生产经营活动密切相关'),
  interim: no('不是暂行或者试行'),
  keptFromPublication: no('无依法不予公开的情形'),
}

/** A file put into the case and then among its materials. */
export function revisionUpload(as: string, name: string, kind: string, title: string, words: string): Step[] {
  return [
    {
      do: 'upload',
      as,
      case: REVISION,
      name,
      kind,
      title,
      words: `（示例）${words}`,
      say: { zh: `提交材料：${title}`, en: `file: ${title}` },
    },
    act(
      as,
      REVISION,
      'material.add',
      { kind, materialId: `$material:${name}`, title, on: '$today' },
      `${title}入卷`,
      `${title} among the materials`,
    ),
  ]
}
