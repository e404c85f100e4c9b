import { escapeHtml } from '../../../documents/render/escape.ts'

/** A page that stands by itself: no script, nothing from outside, readable on paper. `body` is escaped HTML. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
}

const style = `
body { margin: 0; background: #fff; color: #1f1f1f; font: 18px/1.9 "FangSong", "FangSong_GB2312", "Noto Serif CJK SC", serif; }
main { max-width: 40em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.5em; text-align: center; line-height: 1.4; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8c8c8c; padding: 0.3em 0.6em; vertical-align: top; text-align: left; }
ins { text-decoration: underline; background: #e6f4ff; }
del { text-decoration: line-through; background: #fff1f0; }
`
