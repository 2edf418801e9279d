import { fileURLToPath } from 'node:url'

import type { SmsCarrier } from '../core/carrier.js'
import type { CoreContext } from '../core/context.js'
import { demoCredentials } from '../demo/seed-demo.js'
import { ConsoleInterface } from '../interfaces/console/console-interface.js'
import { M2mInterface } from '../interfaces/m2m/m2m-interface.js'
import { V2Interface } from '../interfaces/m2m/v2/v2-interface.js'
import type { MountedInterface } from '../interfaces/mounted-interface.js'
import { createRestServer, type RestServer } from '../interfaces/rest/rest-server.js'
import type { Health } from '../interfaces/rest/services.js'
import { SoundsInterface } from '../interfaces/sounds/sounds-interface.js'
import type { WebhookDispatcher } from '../notifiers/webhook/webhook-dispatcher.js'
import type { SqlStore } from '../store/store.js'
import type { Calls } from './calls.js'
import type { Parts } from './parts.js'

/** Lies beside `src` and `dist` alike. */
const consoleFolder = fileURLToPath(new URL('../../console/dist', import.meta.url))

export function createRest(
  parts: Parts,
  core: CoreContext,
  carriers: readonly SmsCarrier[],
  calls: Calls,
  webhooks: WebhookDispatcher,
  validateResponses: boolean,
): RestServer {
  const { loaded, log, metrics, simulator, storage } = parts
  const { config } = loaded
  return createRestServer({
    core,
    host: config.listen.host,
    port: config.listen.httpPort,
    bodyLimitBytes: config.limits.bodyBytes,
    trustedProxies: config.trustedProxies,
    log,
    metrics: {
      onRequest: (operation, status, seconds) => metrics.httpRequest(operation ?? 'none', status, seconds * 1000),
    },
    health: () => health(storage.store, carriers),
    carriers: () => carriers.map((carrier) => carrier.status()),
    metricsText: () => {
      metrics.webhookLoad(webhooks.load)
      for (const carrier of carriers) {
        for (const bind of carrier.status().binds) metrics.bindState(carrier.name, bind.name, bind.state)
      }
      return metrics.text()
    },
    publicMetrics: config.metrics.public || config.demo,
    simulator: simulator?.phones,
    telephones: calls.telephones,
    simulatorIsPublic: config.demo,
    allowGet: config.simpleHttp.allowGet,
    demoToken: config.demo ? demoCredentials.token : null,
    validateResponses,
    mounted: [
      ...createM2m(parts, core),
      new SoundsInterface(core, log),
      new ConsoleInterface({ folder: consoleFolder, isDemo: config.demo }),
    ],
  })
}

function createM2m({ loaded: { config }, log }: Parts, core: CoreContext): MountedInterface[] {
  const { limits, simpleHttp } = config
  const options = { core, log, bodyLimitBytes: limits.bodyBytes }
  return [
    new M2mInterface({ ...options, allowGet: simpleHttp.allowGet }),
    new V2Interface('v2', options),
    new V2Interface('mcom', options),
  ]
}

/** Ready means: a message sent now would be stored. A carrier that is away is shown and does not count, for messages wait. */
async function health(store: SqlStore, carriers: readonly SmsCarrier[]): Promise<Health> {
  const database = await store.probe().then(
    () => ({ name: 'database', ok: true }),
    () => ({ name: 'database', ok: false, detail: 'it cannot be written; the log says why' }),
  )
  const links = carriers.map((carrier) => ({ name: `carrier:${carrier.name}`, ok: carrier.status().ready }))
  return { ready: database.ok, checks: [database, ...links] }
}
