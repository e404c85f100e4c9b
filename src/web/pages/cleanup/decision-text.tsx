/** A decision as it reads: its paragraphs, and its lists as tables where the text has rows between pipes. */
export function DecisionText({ text, label }: { text: string; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table in it must be scrollable by keyboard
    <section className="paper-text catalogue-scroll" lang="zh-CN" aria-label={label} tabIndex={0}>
      {blocksOf(text).map((block, at) =>
        block.rows === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name and never move
          <p key={at}>{block.line}</p>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Rows key={at} rows={block.rows} />
        ),
      )}
    </section>
  )
}

function Rows({ rows: [head = [], ...rows] }: { rows: string[][] }) {
  return (
    <table className="catalogue">
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell}>{cell}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]}>
            {row.map((cell, at) => (
              <td key={head[at] ?? at}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Block = { line: string; rows: null } | { line: null; rows: string[][] }

/** The lines of a text, with runs of pipe rows taken together; the row of dashes under a head is left out. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  for (const line of text.trimEnd().split('\n')) {
    if (!line.startsWith('|')) {
      blocks.push({ line, rows: null })
      continue
    }
    if (/^\|[-| :]+$/.test(line)) continue
    const cells = line.split('|').slice(1, -1)
    const row = cells.map((cell) => cell.trim())
    const last = blocks.at(-1)
    if (last?.rows) last.rows.push(row)
    else blocks.push({ line: null, rows: [row] })
  }
  return blocks
}
