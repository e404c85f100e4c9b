import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { search, searchKeymap } from '@codemirror/search'
import { EditorState, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  keymap,
  placeholder,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { NumberEdit } from '../../../documents/renumber.ts'
import { nonce } from '../app/nonce.ts'
import { useSpeech } from '../words/index.tsx'
import type { Cited } from './cited.ts'

interface Props {
  /** The text to begin with; later changes come only through `replace`. */
  initial: string
  label: string
  hint: string
  onChange: (text: string) => void
  onSave: () => void
  onRenumber: () => void
  /** Where the cursor stands. */
  onPlace: (position: number) => void
  /** Hands out the ways to move in the text and to replace all of it. */
  onReady: (handle: EditorHandle) => void
}

export interface EditorHandle {
  goTo: (position: number) => void
  replace: (text: string) => void
  /** Makes many small changes as one step that can be undone. */
  edit: (edits: readonly NumberEdit[]) => void
  /** Underlines what the text names. */
  mark: (cited: readonly Cited[]) => void
}

/** The editor for law text: plain paragraphs, wrapped lines, numbers of articles and headings picked out; draws only what is seen. */
export default function Editor({ initial, label, hint, onChange, onSave, onRenumber, onPlace, onReady }: Props) {
  const { language } = useSpeech()
  const box = useRef<HTMLDivElement>(null)
  const now = useRef({ onChange, onSave, onRenumber, onPlace })
  now.current = { onChange, onSave, onRenumber, onPlace }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor is made once; later text comes through the handle
  useEffect(() => {
    if (!box.current) return
    const key = (key: string, what: 'onSave' | 'onRenumber') => ({
      key,
      preventDefault: true,
      run: () => {
        now.current[what]()
        return true
      },
    })
    const view = new EditorView({
      parent: box.current,
      doc: initial,
      extensions: [
        EditorView.cspNonce.of(nonce),
        history(),
        drawSelection(),
        search({ top: true }),
        keymap.of([key('Mod-s', 'onSave'), key('Mod-Alt-n', 'onRenumber'), ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, lang: 'zh-CN', spellcheck: 'false', tabindex: '0' }),
        placeholder(hint),
        numbers,
        citations,
        EditorState.phrases.of(language === 'en' ? {} : phrases),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) now.current.onChange(update.state.doc.toString())
          if (update.docChanged || update.selectionSet) now.current.onPlace(update.state.selection.main.head)
        }),
      ],
    })
    onReady({
      goTo: (position) => {
        const at = Math.min(position, view.state.doc.length)
        view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'start', yMargin: 24 }) })
        view.focus()
      },
      edit: (edits) => view.dispatch({ changes: edits.map(({ start, end, by }) => ({ from: start, to: end, insert: by })) }),
      mark: (cited) => view.dispatch({ effects: setCited.of(cited) }),
      replace: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    })
    return () => view.destroy()
  }, [])
  return <div ref={box} className="editor" />
}

const number =
  /^[\s　]*(第[一二三四五六七八九十百千零〇\d]+(?:编|章|节|条(?:之[一二三四五六七八九十]+)?)|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．])/
const labelMark = Decoration.mark({ class: 'editor-label' })

const citedMark = Decoration.mark({ class: 'editor-cited' })
const setCited = StateEffect.define<readonly Cited[]>()

/** Underlines what the text names; moves along while one types, until the next reading. */
const citations = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    const given = transaction.effects.find((effect) => effect.is(setCited))?.value
    if (given === undefined) return marks.map(transaction.changes)
    const length = transaction.state.doc.length
    const fitting = given.filter((one) => one.start < one.end && one.end <= length)
    return Decoration.set(
      fitting.map((one) => citedMark.range(one.start, one.end)),
      true,
    )
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** Picks out the number at the start of each line that is seen. */
const numbers = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = labels(view)
    }
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.decorations = labels(update.view)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

function labels(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at)
      const found = number.exec(line.text)
      if (found?.[1]) builder.add(line.from + found[0].length - found[1].length, line.from + found[0].length, labelMark)
      at = line.to + 1
    }
  }
  return builder.finish()
}

const phrases = {
  Find: '查找',
  Replace: '替换为',
  next: '下一处',
  previous: '上一处',
  all: '全部',
  'match case': '区分大小写',
  'by word': '整词',
  regexp: '正则',
  replace: '替换',
  'replace all': '全部替换',
  close: '关闭',
}
