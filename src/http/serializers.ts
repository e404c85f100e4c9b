import { createRequire } from 'node:module'
import type { FastifyServerOptions } from 'fastify'

type Controller = NonNullable<FastifyServerOptions['schemaController']>
type Factory = NonNullable<NonNullable<Controller['compilersFactory']>['buildSerializer']>

// fastify's own compiler, in the version that fastify depends on; it cannot be asked for from outside
const { SerializerSelector } = createRequire(import.meta.resolve('fastify'))('@fastify/fast-json-stringify-compiler') as {
  SerializerSelector(): Factory
}

/**
 * Makes the writers of answers as fastify does, but each schema once: every endpoint names the same schema for its failures, and a compilation
 * looks through all shared schemas again.
 *
 * @param lazy makes each at its first answer instead of at the start. A schema that cannot be compiled is then found only there.
 */
export function serializers(lazy: boolean): Factory {
  return (shared, options) => {
    const compile = SerializerSelector()(shared, options)
    const made = new Map<string, ReturnType<typeof compile>>()
    return (route) => {
      const key = JSON.stringify(route.schema)
      const writer = () => {
        const known = made.get(key) ?? compile(route)
        made.set(key, known)
        return known
      }
      return lazy ? (answer: unknown) => writer()(answer) : writer()
    }
  }
}
