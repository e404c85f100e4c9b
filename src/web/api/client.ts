import type { AnswerOf, BodyOf, EndpointKey, Endpoints, ParamsOf, QueryOf } from '../../contract/index.ts'

/** What the server refuses with: a public code, a sentence in the reader's language, and what it is about. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly details: unknown

  constructor(status: number, code: string, message: string, details: unknown) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
  }
}

/** What goes into one endpoint of the contract. `key` is the Idempotency-Key: give the same one when the same thing is tried again. */
export interface Input<K extends EndpointKey> {
  params?: ParamsOf<K>
  query?: QueryOf<Endpoints[K]>
  body?: BodyOf<Endpoints[K]>
  form?: FormData
  key?: string
  signal?: AbortSignal
}

interface Ask {
  method: string
  body?: unknown
  form?: FormData | undefined
  signal?: AbortSignal | undefined
}

const base = '/api/v1'
let csrf = ''
let locale = 'zh-CN'
let signInAgain: (() => Promise<void>) | null = null
let reached = true
const listeners = new Set<() => void>()

/** The token of the session; sent with everything that changes something. */
export function carry(token: string): void {
  csrf = token
}

/** The language answers come in. */
export function speak(language: string): void {
  locale = language
}

/** Called when the session has run out in the middle of something; resolves once the person is back, then the request is sent again. */
export function onExpired(handler: (() => Promise<void>) | null): void {
  signInAgain = handler
}

/** Whether the last request got an answer, whatever it said. */
export function isReached(): boolean {
  return reached
}

/** Tells `listener` when the server stops or begins to answer; gives the way to stop telling. */
export function onReach(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** A fresh Idempotency-Key. Make one per intention (an opened form), not per attempt. */
export function newKey(): string {
  return crypto.randomUUID()
}

/**
 * Calls one endpoint of the contract and gives its answer.
 *
 * @throws {ApiError} with the server's code; `offline` (status 0) when no answer came, so that what was typed can be kept and sent again.
 */
export async function call<K extends EndpointKey>(endpoint: K, input: Input<K> = {}): Promise<AnswerOf<Endpoints[K]>> {
  const [method, pattern] = endpoint.split(' ') as [string, string]
  const path =
    addressOf(pattern, (input.params ?? {}) as Record<string, string>) + queryText((input.query ?? {}) as Record<string, unknown>)
  const ask: Ask = { method, body: input.body, form: input.form, signal: input.signal }
  const key = input.key ?? newKey()
  const response = await send(path, ask, key)
  if (response.status === 401 && signInAgain && !path.startsWith('/session')) {
    await signInAgain()
    return answer(await send(path, ask, key))
  }
  return answer(response)
}

/** The address of a file to download. */
export function fileAddress(materialId: string): string {
  return `${base}/materials/${encodeURIComponent(materialId)}/file`
}

async function send(path: string, { method, body, form, signal }: Ask, key: string): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': locale }
  if (method !== 'GET' && csrf) headers['x-csrf-token'] = csrf
  if (method === 'POST') headers['idempotency-key'] = key
  const init: RequestInit = { method, headers, credentials: 'same-origin' }
  if (form) init.body = form
  else if (body !== undefined) {
    headers['content-type'] = 'application/json'
    init.body = JSON.stringify(body)
  }
  if (signal) init.signal = signal
  try {
    const response = await fetch(base + path, init)
    reach(true)
    return response
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    reach(false)
    throw new ApiError(0, 'offline', 'offline', null)
  }
}

function reach(now: boolean): void {
  if (reached === now) return
  reached = now
  for (const listener of listeners) listener()
}

async function answer<T>(response: Response): Promise<T> {
  const text = await response.text()
  const body = text === '' ? null : read(text)
  if (response.ok) return body as T
  const refusal = (body ?? {}) as { code?: string; message?: string; details?: unknown }
  throw new ApiError(response.status, refusal.code ?? 'internal', refusal.message ?? response.statusText, refusal.details ?? null)
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function addressOf(pattern: string, params: Record<string, string>): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}

function queryText(values: Record<string, unknown>): string {
  const parts = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== '') parts.set(name, String(value))
  }
  const text = parts.toString()
  return text === '' ? '' : `?${text}`
}
