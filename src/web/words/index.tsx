import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { Said } from '../../../workflows/types.ts'
import { speak } from '../api/client.ts'
import { en, type Words, zh } from './all.ts'
import { firstLanguage, type Language } from './language.ts'

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

function first(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  return firstLanguage([localStorage.getItem(kept), asked, ...navigator.languages])
}
