import { lookup, Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import { rootCertificates } from 'node:tls'

import { buildConnector } from 'undici'

import { type CallbackAddresses, literalOf } from './callback-addresses.js'

/** All addresses of a name. */
export type Resolve = (hostname: string) => Promise<readonly string[]>

/**
 * Asks the name servers; only what they do not know is looked up as the operating system does, in its hosts file too. That takes a
 * thread of those that bring commits to the disk, and a name server that is slow to answer would keep it.
 */
export const systemResolve: Resolve = async (hostname) => {
  const resolver = new Resolver({ timeout: 5_000, tries: 2 })
  const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)])
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  if (found.length > 0) return found
  const failure = answers.find((answer) => answer.status === 'rejected')?.reason as { code?: string } | undefined
  if (failure?.code === 'ETIMEOUT') throw new Error('the name servers do not answer', { cause: failure })
  return (await lookup(hostname, { all: true, order: 'ipv4first' })).map(({ address }) => address)
}

/** Every address of the target is one that must not be called. */
export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress'
}

/** Addresses of one name that are tried. */
const maxAddresses = 4
/** Behind the time limit of the request, which the clock measures. */
const connectTimeoutMs = 30_000

/**
 * Connects to the address that was checked, and to no other: there is no second look-up that could give another answer. The name stays
 * that of the certificate and of the Host header.
 */
export function checkedConnector(
  addresses: CallbackAddresses,
  resolve: Resolve,
  authorities: string | null = null,
): buildConnector.connector {
  const trust = authorities === null ? {} : { ca: [...rootCertificates, authorities] }
  const connect = buildConnector({ timeout: connectTimeoutMs, allowH2: false, ...trust })
  return (options, callback) => {
    void (async () => {
      const hostname = literalOf(options.hostname)
      const allowed = await allowedOf(hostname, addresses, resolve)
      const servername = isIP(hostname) === 0 ? hostname : ''
      const named = { ...options, servername: options.servername ?? servername }
      await tryEach(allowed, (address) => open(connect, { ...named, hostname: address })).then(
        (socket) => callback(null, socket),
        (error: Error) => callback(error, null),
      )
    })().catch((error: Error) => callback(error, null))
  }
}

async function allowedOf(hostname: string, addresses: CallbackAddresses, resolve: Resolve): Promise<string[]> {
  const found = isIP(hostname) === 0 ? await resolve(hostname) : [hostname]
  const allowed = found.filter((address) => addresses.allows(address)).slice(0, maxAddresses)
  if (allowed.length === 0) throw new ForbiddenAddress('the target has no address that may be called')
  return allowed
}

type Socket = Parameters<Extract<buildConnector.Callback, (error: null, socket: never) => void>>[1]

function open(connect: buildConnector.connector, options: buildConnector.Options): Promise<NonNullable<Socket>> {
  return new Promise((resolve, reject) => {
    connect(options, (error, socket) => {
      // The library leaves the second argument out where its types say null.
      if (socket) resolve(socket)
      else reject(error ?? new Error('no connection'))
    })
  })
}

async function tryEach<T>(candidates: readonly string[], attempt: (candidate: string) => Promise<T>): Promise<T> {
  let failure: unknown
  for (const candidate of candidates) {
    try {
      return await attempt(candidate)
    } catch (error) {
      failure = error
    }
  }
  throw failure
}
