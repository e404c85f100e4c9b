import { actionsOf } from '../../../workflows/actions.ts'
import type { Check } from '../../../workflows/rulemaking/requirements/check.ts'
import { requirements } from '../../../workflows/rulemaking/requirements/index.ts'
import { whoInWords } from '../../../workflows/rulemaking/roles.ts'
import { safetySentences } from '../../../workflows/rulemaking/safety.ts'
import { reviewLanes, stageName, stages } from '../../../workflows/rulemaking/stages.ts'
import { en } from '../../../workflows/sentences/en.ts'
import { zh } from '../../../workflows/sentences/zh.ts'
import type { ActionDefinition } from '../../../workflows/types.ts'

const rows = actionsOf('rulemaking')
const everyAction = ['roleHeld', 'recordedByRightPerson', 'dayNotInFuture', 'dayNotBeforeStage', 'otherDayHasReason', 'notSuspended']

/** The page `workflows/rulemaking/actions.md`: stages with their actions, requirements with their sentences, safety sentences. */
export function documentation(): string {
  return [
    '# Stages, actions and requirements of a rulemaking case',
    'Written from the tables by `tests/workflows/documentation.test.ts` (`vitest run tests/workflows/documentation.test.ts --update` writes it anew); the test fails when it is not current.',
    `Every action asks besides: ${everyAction.map(code).join(', ')} (the last not of materials, comments, resumption and withdrawal).`,
    ...stages.flatMap((stage) => [
      heading(stage),
      ...(stage === 'review'
        ? reviewLanes.flatMap((lane) => [`### ${lane} ${stageName(lane).zh}`, table(own(lane))])
        : [table(own(stage))]),
    ]),
    '## Actions of several stages',
    table(
      rows.filter((action) => action.stages.length > 2),
      true,
    ),
    '## Requirements',
    ['| code | 说明 | in English | 如何满足 | basis |', '|---|---|---|---|---|', ...[...requirements.values()].map(requirement)].join('\n'),
    `Gates on a sign-off (\`…Whole\`) say why it does not carry the text: ${['missing', 'void', 'negative', 'pointsOpen', 'partlyOpen'].map((why) => `${zh[`signOff.${why}`]?.[0].replace('{name}', '…')}`).join('；')}。`,
    '## What can never be',
    safetySentences.map(({ id, says }) => `- \`${id}\`: ${says}`).join('\n'),
    '',
  ].join('\n\n')
}

function heading(stage: string): string {
  return `## ${stage} ${stageName(stage).zh} (${stageName(stage).en})`
}

function own(place: string): ActionDefinition[] {
  return rows.filter((action) => action.stages.includes(place) && action.stages.length <= 2)
}

function table(actions: ActionDefinition[], withStages = false): string {
  const head = withStages
    ? ['| action | 名称 | stages | who | requirements |', '|---|---|---|---|---|']
    : ['| action | 名称 | who | requirements |', '|---|---|---|---|']
  return [...head, ...actions.map((action) => `| ${cells(action, withStages).join(' | ')} |`)].join('\n')
}

function cells(action: ActionDefinition, withStages: boolean): string[] {
  const who = action.by.map(
    (one) =>
      `${whoInWords([one]).zh}${one.documentClass ? `（${one.documentClass === 'government' ? '政府文件' : '部门文件'}）` : ''}${one.stages ? `（${one.stages.map((stage) => stageName(stage).zh).join('、')}）` : ''}`,
  )
  const asked = action.requirements.filter((name) => !everyAction.includes(name)).map(code)
  const where = withStages ? [`${action.stages[0]}…${action.stages.at(-1)}`] : []
  return [`\`${action.name}\`${action.primary ? ' **→**' : ''}`, `${action.zh}<br>${action.en}`, ...where, who.join('；'), asked.join(', ')]
}

function requirement({ code: name, basis }: Check): string {
  const bases = Array.isArray(basis) ? basis.map((one) => one.zh).join('；') : '规则包'
  return `| ${code(name)} | ${zh[name]?.[0] ?? '（见下）'} | ${en[name]?.[0] ?? '(see below)'} | ${zh[name]?.[1] ?? ''} | ${bases} |`
}

function code(name: string): string {
  return `\`${name}\``
}
