import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { authenticate } from '../../core/accounts/authenticate.js'
import { sleep } from '../../core/clock.js'
import type { CoreContext } from '../../core/context.js'
import type { Log } from '../../core/log.js'
import type { MountedInterface } from '../mounted-interface.js'
import { refuseBrokenRequest } from './broken-request.js'
import { ClientAddresses } from './client-address.js'
import { type Contract, loadContract } from './contract.js'
import { Exchanges } from './exchanges.js'
import { expressAdapter } from './express-adapter.js'
import { httpAdapter } from './http-adapter.js'
import { operations } from './operations.js'
import { Pipeline, type RequestMetrics } from './pipeline.js'
import type { Services } from './services.js'

export interface RestServerOptions extends Omit<Services, 'contract' | 'simulatorIsPublic'> {
  core: CoreContext
  host: string
  /** 0 for any free one. */
  port: number
  log: Log
  metrics: RequestMetrics
  /** 1 MiB unless given. */
  bodyLimitBytes?: number
  /** The token that everyone knows in demo mode. */
  demoToken?: string | null
  /** False unless given. */
  simulatorIsPublic?: boolean
  /** How long a body may take to arrive; 30,000 unless given. */
  bodyTimeoutMs?: number
  /** How long `stop` waits for running requests; 8,000 unless given. */
  stopTimeoutMs?: number
  /** Addresses and networks whose `X-Forwarded-For` counts; none unless given. */
  trustedProxies?: readonly string[]
  /** Whether `/send` takes GET; true unless given. */
  allowGet?: boolean
  /** `/metrics` without a key. */
  publicMetrics?: boolean
  /** Fails requests whose answers break the contract. For tests: it costs as much as everything else together. */
  validateResponses?: boolean
  /** Other interfaces on the same port; none unless given. */
  mounted?: readonly MountedInterface[]
}

export interface RestServer {
  readonly server: Server
  /** @throws Error when the address cannot be listened on */
  start(): Promise<{ port: number }>
  /** Takes no new requests, finishes the running ones within `stopTimeoutMs`, closes every connection. */
  stop(): Promise<void>
}

const MIB = 1024 * 1024

/** Node's own guards, behind the pipeline's. */
const connectionLimits = {
  maxHeaderSize: 16 * 1024,
  /** For the headers alone; slow ones are an old attack. */
  headersTimeout: 10_000,
  /** For headers and body; above the time that a body gets, so that the pipeline answers first. */
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
  /** Above the 60 s after which common proxies drop an idle connection: the one who drops it must not be us. */
  keepAliveTimeout: 65_000,
}

export function createRestServer(options: RestServerOptions): RestServer {
  const { core, host, port, stopTimeoutMs = 8_000 } = options
  const contract = loadContract()
  const exchanges = createExchanges(options, contract)
  const listener = httpAdapter(
    contract.operations,
    exchanges.serve,
    expressAdapter(exchanges.serve, options.demoToken),
    options.mounted,
  )
  const server = createHttpServer(listener, exchanges)
  let stopped: Promise<void> | null = null
  const stop = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    const patience = new AbortController()
    await Promise.race([exchanges.close(), sleep(core.clock, stopTimeoutMs, patience.signal)])
    patience.abort()
    server.closeAllConnections()
    await closed
  }
  return { server, start: () => listen(server, host, port), stop: () => (stopped ??= stop()) }
}

/** The pipeline behind either adapter. */
export function createExchanges(options: RestServerOptions, contract: Contract): Exchanges {
  const { core, log, metrics, health, carriers, metricsText, simulator, telephones } = options
  const { simulatorIsPublic = false } = options
  const pipeline = new Pipeline({
    core,
    services: { contract, health, carriers, metricsText, simulator, telephones, simulatorIsPublic },
    operations,
    authenticate: (credentials, address) => authenticate(core, credentials, address),
    addresses: new ClientAddresses(options.trustedProxies ?? []),
    log,
    metrics,
    bodyLimitBytes: options.bodyLimitBytes ?? MIB,
    publicMetrics: options.publicMetrics ?? false,
    allowGet: options.allowGet ?? true,
    validateResponses: options.validateResponses ?? false,
    mounted: options.mounted ?? [],
  })
  return new Exchanges({
    handle: (request) => pipeline.handle(request),
    onError: (error) => log.error({ err: error }, 'answer not written'),
    clock: core.clock,
    bodyTimeoutMs: options.bodyTimeoutMs ?? 30_000,
  })
}

export function createHttpServer(listener: RequestListener, exchanges: Exchanges): Server {
  const server = createServer(connectionLimits, listener)
  server.on('clientError', (error, socket) => {
    // An answer here would be taken for that of the request that is still running on the connection.
    if (exchanges.isRunning(socket)) socket.destroy(error)
    else refuseBrokenRequest(error, socket)
  })
  return server
}

function listen(server: Server, host: string, port: number): Promise<{ port: number }> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve({ port: (server.address() as AddressInfo).port })
    })
  })
}
