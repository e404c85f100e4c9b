import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'

/** Requests of one address in a minute. An office shares one address, and a page of the workbench makes some ten. */
export const perMinute = 6000

/**
 * Headers and limits that hold for every answer. Scripts come from us only, styles from us or with the page's nonce; nothing may frame us,
 * no form leads elsewhere.
 */
export async function protect(app: FastifyInstance, max: number): Promise<void> {
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        // On plain http (an office's intranet, the demonstration) an upgrade would only break the page.
        upgradeInsecureRequests: null,
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: false,
    // Browsers ignore these on plain http and say so in the console.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  })
  app.addHook('onSend', async (request, reply) => {
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000')
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  await app.register(rateLimit, {
    max,
    timeWindow: 60_000,
    // A healthy answer to a load balancer must not depend on how often it asks.
    allowList: (request) => request.url === '/healthz',
    errorResponseBuilder: (_, context) => new AppError('tooMany', { seconds: Math.max(1, Math.ceil(context.ttl / 1000)) }),
  })
}
