import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { citationsOf, comparisonOf, type Live, outlineFor } from './engine.ts'

/** The contents of a text that is being typed, a moment after the last key. */
export function useOutline(text: string): Live | null {
  const [outline, setOutline] = useState<Live | null>(null)
  const newest = useRef(0)
  useEffect(() => {
    const mine = ++newest.current
    const timer = setTimeout(() => {
      void outlineFor(text).then((next) => {
        if (newest.current === mine) setOutline(next)
      })
    }, 250)
    return () => clearTimeout(timer)
  }, [text])
  return outline
}

/** What a text that does not change names; `name` identifies it. Comes a moment after the text itself. */
export function useCitations(name: string, text: string | undefined) {
  return useQuery({
    queryKey: ['cited', name],
    queryFn: () => citationsOf(text ?? ''),
    enabled: text !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    structuralSharing: false,
    networkMode: 'always',
  })
}

/** The comparison of two texts that do not change; `name` identifies the pair. */
export function useComparison(name: string, before: string | undefined, after: string | undefined) {
  return useQuery({
    queryKey: ['comparison', name],
    queryFn: () => comparisonOf(before ?? '', after ?? ''),
    enabled: before !== undefined && after !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    structuralSharing: false,
    networkMode: 'always',
  })
}
