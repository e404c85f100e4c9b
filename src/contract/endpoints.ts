import { accountEndpoints } from './endpoints/accounts.ts'
import { adminEndpoints } from './endpoints/admin.ts'
import { auditEndpoints } from './endpoints/audit.ts'
import { caseEndpoints } from './endpoints/cases.ts'
import { cleanupEndpoints } from './endpoints/cleanup.ts'
import { collectionEndpoints } from './endpoints/collections.ts'
import { graphEndpoints } from './endpoints/graph.ts'
import { importEndpoints } from './endpoints/imports.ts'
import { publicEndpoints } from './endpoints/public.ts'
import { registerEndpoints } from './endpoints/register.ts'
import { reportEndpoints } from './endpoints/reports.ts'
import { textEndpoints } from './endpoints/texts.ts'

/**
 * The whole API, keyed `METHOD /path` below `/api/v1`. The server registers exactly these, OpenAPI is printed from them, and the web's
 * fetch wrapper takes its types from them.
 */
export const endpoints = {
  ...accountEndpoints,
  ...caseEndpoints,
  ...textEndpoints,
  ...registerEndpoints,
  ...graphEndpoints,
  ...importEndpoints,
  ...publicEndpoints,
  ...adminEndpoints,
  ...auditEndpoints,
  ...reportEndpoints,
  ...collectionEndpoints,
  ...cleanupEndpoints,
}

export type Endpoints = typeof endpoints
export type EndpointKey = keyof Endpoints
