interface Draft {
  role: 'act' | 'consolidated'
  kind: 'making' | 'revision' | 'repeal'
  /** The title of the case. */
  title: string
  issuer: string
  /** The documents it is about. */
  titles: readonly string[]
}

/**
 * How a paper of this kind is usually written, to begin from; always Chinese, for it becomes the text. The text as amended begins from the
 * text in force and has no pattern.
 */
export function patternOf({ role, kind, title, issuer, titles }: Draft): string | null {
  if (kind === 'making') return `${title}\n\n${making}`
  if (role === 'consolidated') return null
  const named = titles.map((one) => `《${one}》`).join('、')
  const head = title.startsWith('关于') ? `${issuer}${title}` : title
  const body =
    kind === 'repeal'
      ? `各有关单位：\n因××，经研究，决定废止${named}。已经受理的事项，××。\n本通知自公布之日起施行。`
      : `${issuer}决定对${named}作如下修改：\n一、将第×条修改为：“××。”\n二、××。\n本决定自公布之日起施行。`
  return `${head}\n${body}\n${issuer}\n　　年　月　日\n`
}

const making =
  '第一章　总则\n第一条　为了××，根据××，结合本区实际，制定本办法。\n第二条　本办法适用于××。\n\n第二章　××\n第三条　××。\n\n第三章　附则\n第四条　本办法自　　年　月　日起施行，有效期5年。\n'
