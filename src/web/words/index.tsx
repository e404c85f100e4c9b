import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { Said } from '../../../workflows/types.ts'
import { speak } from '../api/client.ts'
import { en, type Words, zh } from './all.ts'
import type { Language } from './language.ts'

interface Speech {
  language: Language
  words: Words
  /** The sentence in the reader's language. */
  said: (sentence: Said | null | undefined) => string
  choose: (language: Language) => void
}

const Context = createContext<Speech | null>(null)
const kept = 'normflow.language'

/** Gives all pages their words in the reader's language; the choice is kept in this browser. */
export function SpeechProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => first())
  speak(language)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const choose = useCallback((next: Language) => {
    localStorage.setItem(kept, next)
    setLanguage(next)
  }, [])
  const speech = useMemo<Speech>(
    () => ({
      language,
      words: language === 'en' ? en : zh,
      said: (sentence) => (sentence ? (language === 'en' ? sentence.en : sentence.zh) : ''),
      choose,
    }),
    [language, choose],
  )
  return <Context.Provider value={speech}>{children}</Context.Provider>
}

/** The words of the page, and how to say a sentence that came from the server. */
export function useSpeech(): Speech {
  const speech = useContext(Context)
  if (!speech) throw new Error('SpeechProvider is missing')
  return speech
}

/** The words of the page in the reader's language. */
export function useWords(): Words {
  return useSpeech().words
}

/** What was chosen here; else what the public page was read in (`?lang=`) or the browser speaks, as on the public side. */
function first(): Language {
  const chosen = localStorage.getItem(kept)
  if (chosen === 'en' || chosen === 'zh-CN') return chosen
  const asked = [new URLSearchParams(location.search).get('lang') ?? '', ...navigator.languages]
  return asked.find((one) => /^(zh|en)\b/.test(one))?.startsWith('en') ? 'en' : 'zh-CN'
}
