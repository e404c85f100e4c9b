import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { AnswerOf, EndpointKey, Endpoints } from '../../contract/index.ts'
import { ApiError, call, type Input } from './client.ts'

type Reading = Extract<EndpointKey, `GET ${string}`>
interface Options {
  /** Set to false while something it needs is not known yet. */
  enabled?: boolean
  /** Keep showing the last answer while the next one is fetched (filters, day pickers). */
  keep?: boolean
  /** The answer can never change (a saved draft): fetched once, and not compared field by field. */
  frozen?: boolean
  /** Not compared field by field with the last answer: long lists that are drawn anew anyway. */
  plain?: boolean
}

/** Reads one endpoint; the answer is shared by all parts of the page that ask the same. */
export function useApi<K extends Reading>(endpoint: K, input: Input<K> = {}, options: Options = {}) {
  return useQuery<AnswerOf<Endpoints[K]>, ApiError>({
    queryKey: [endpoint, input.params ?? null, input.query ?? null],
    queryFn: ({ signal }) => call(endpoint, { ...input, signal }),
    enabled: options.enabled ?? true,
    ...(options.keep ? { placeholderData: (last: unknown) => last } : {}),
    ...(options.plain ? { structuralSharing: false } : {}),
    ...(options.frozen ? { staleTime: 'static' as const, structuralSharing: false } : {}),
  } as Parameters<typeof useQuery<AnswerOf<Endpoints[K]>, ApiError>>[0])
}

interface Page<T> {
  items: T[]
  next: string | null
}
type RowOf<K extends Reading> = AnswerOf<Endpoints[K]> extends Page<infer T> ? T : never

/** Reads a list page by page (`?after=`); `rows` holds everything fetched so far. */
export function usePages<K extends Reading>(endpoint: K, input: Input<K>, options: Options = {}) {
  const result = useInfiniteQuery<Page<RowOf<K>>, ApiError, { pages: Page<RowOf<K>>[] }, unknown[], string | undefined>({
    queryKey: [endpoint, 'pages', input.params ?? null, input.query ?? null],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...(input.query as object), ...(pageParam ? { after: pageParam } : {}) }
      return (await call(endpoint, { ...input, query, signal } as unknown as Input<K>)) as unknown as Page<RowOf<K>>
    },
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    enabled: options.enabled ?? true,
    placeholderData: (last) => last,
  })
  return { ...result, rows: (result.data?.pages ?? []).flatMap((page) => page.items) }
}

/** After something was done: everything that was read may have changed, so all of it is read again. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(() => refreshAll(client), [client])
}

function refreshAll(client: QueryClient): Promise<void> {
  return client.invalidateQueries()
}

/** Whether trying again may help: only when no answer came or the server was busy. */
export function worthRetrying(count: number, error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status === 503) && count < 3
}
