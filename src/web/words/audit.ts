import { both } from './both.ts'
import { useSpeech } from './index.tsx'

const words = both(
  {
    title: '清理检查',
    help: '以全部规则检查现行文件：指出原文、依据和建议，由人判断，不代替决定。',
    start: '检查本机关文件',
    touched: '只看上次检查后的变动',
    running: (done: number, total: number) => `正在检查：${done} / ${total}`,
    stop: '停止',
    resume: '继续检查',
    stopped: '检查已停止，已检查的结果保留。',
    last: '最近一次检查',
    never: '还没有检查过。',
    neverHelp: '点“检查本机关文件”，几秒钟就有结果。',
    nothing: '没有符合条件的发现。',
    sums: (audited: number, unchanged: number) => `检查${audited}件${unchanged > 0 ? `，另有${unchanged}件没有变化` : ''}`,
    rule: '规则',
    allRules: '全部规则',
    outcome: '建议',
    allOutcomes: '全部建议',
    outcomes: { retain: '继续有效', amend: '修改', repeal: '废止', declareInvalid: '宣布失效' } as Record<string, string>,
    severities: { error: '应当处理', warning: '需要核对', note: '提示' } as Record<string, string>,
    basis: '依据',
    whole: '全文',
    limits: '这条规则看不到的',
    open: '打开文件',
  },
  {
    title: 'Audit',
    help: 'Every rule over the documents in force: the words, the basis and a proposal for a person to judge, never a decision.',
    start: 'Audit our documents',
    touched: 'Only what changed since',
    running: (done: number, total: number) => `Auditing: ${done} of ${total}`,
    stop: 'Stop',
    resume: 'Carry on',
    stopped: 'The audit was stopped; what it found so far stays.',
    last: 'Last audit',
    never: 'Nothing has been audited yet.',
    neverHelp: 'Press “Audit our documents”; it takes seconds.',
    nothing: 'Nothing found under these filters.',
    sums: (audited: number, unchanged: number) => `${audited} audited${unchanged > 0 ? `, ${unchanged} unchanged` : ''}`,
    rule: 'Rule',
    allRules: 'All rules',
    outcome: 'Proposal',
    allOutcomes: 'All proposals',
    outcomes: { retain: 'Retain', amend: 'Amend', repeal: 'Repeal', declareInvalid: 'Declare invalid' },
    severities: { error: 'To be dealt with', warning: 'To be checked', note: 'Hint' },
    basis: 'Basis',
    whole: 'Whole document',
    limits: 'What this rule cannot see',
    open: 'Open the document',
  },
)

/** The words of the audit page; only it loads them. */
export function useAuditWords(): typeof words.zh {
  const { language } = useSpeech()
  return language === 'en' ? words.en : words.zh
}
