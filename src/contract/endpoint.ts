import { type Static, type TSchema, Type } from 'typebox'

/** One line of the API: what goes in and what comes back. `upload` marks multipart, `raw` an answer that is a file. */
export interface Endpoint {
  zh: string
  en: string
  query?: TSchema
  body?: TSchema
  answer?: TSchema
  status?: 200 | 201 | 204
  /** Needs `Idempotency-Key`; its answer is kept and given again for a repeated key. */
  once?: true
  upload?: true
  raw?: true
  tag: string
}

type Names<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<Rest>
  : P extends `${string}:${infer Name}`
    ? Name
    : never

/** The names in an address: `GET /cases/:id/drafts/:draftId` → `{ id, draftId }`. */
export type ParamsOf<K extends string> = { [N in Names<K>]: string }
export type QueryOf<E> = E extends { query: infer Q extends TSchema } ? Static<Q> : undefined
export type BodyOf<E> = E extends { body: infer B extends TSchema } ? Static<B> : undefined
export type AnswerOf<E> = E extends { answer: infer A extends TSchema } ? Static<A> : undefined

/** The schema of the names in an address; an address that cannot exist answers 404 like one that does not. */
export function paramsOf(path: string): TSchema | undefined {
  const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] as string)
  if (names.length === 0) return undefined
  return Type.Object(Object.fromEntries(names.map((name) => [name, Type.String({ minLength: 1, maxLength: 100 })])), {
    additionalProperties: false,
  })
}
