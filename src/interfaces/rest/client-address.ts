import { BlockList, isIP } from 'node:net'

import { type GatewayRequest, headerOf } from '../gateway-request.js'

/** Finds whose request it is when proxies stand in between. */
export class ClientAddresses {
  readonly #trusted = new BlockList()
  readonly #trustsNobody: boolean

  /** Addresses and networks (`10.0.0.0/8`, `::1`) of proxies whose `X-Forwarded-For` counts. */
  constructor(trustedProxies: readonly string[]) {
    this.#trustsNobody = trustedProxies.length === 0
    for (const proxy of trustedProxies) this.#trust(proxy)
  }

  /** The nearest address that is no trusted proxy; what a client writes into the header itself stands further away and never counts. */
  of(request: GatewayRequest): string | null {
    const peer = plainAddress(request.remoteAddress)
    if (this.#trustsNobody || peer === null || !this.#isTrusted(peer)) return peer
    let nearest = peer
    for (const hop of (headerOf(request, 'x-forwarded-for') ?? '').split(',').reverse()) {
      const address = plainAddress(hop.trim())
      if (address === null) return nearest
      nearest = address
      if (!this.#isTrusted(address)) return nearest
    }
    return nearest
  }

  /**
   * Scheme and host by which the caller has reached us, for addresses that we tell: those that the nearest trusted proxy says, else
   * those of the request itself, which came without TLS.
   */
  originOf(request: GatewayRequest): string {
    const peer = plainAddress(request.remoteAddress)
    const isProxied = !this.#trustsNobody && peer !== null && this.#isTrusted(peer)
    const forwarded = (name: string) => (isProxied ? headerOf(request, name)?.split(',').at(-1)?.trim() : undefined)
    const scheme = forwarded('x-forwarded-proto')?.toLowerCase() === 'https' ? 'https' : 'http'
    const host = [forwarded('x-forwarded-host'), headerOf(request, 'host')].find((one) => one && hostForm.test(one))
    return `${scheme}://${host ?? 'localhost'}`
  }

  #trust(proxy: string): void {
    const [address = '', prefix] = proxy.split('/')
    const family = familyOf(address)
    if (family === null) throw new Error(`"${proxy}" is no address or network of a proxy.`)
    if (prefix === undefined) this.#trusted.addAddress(address, family)
    else this.#trusted.addSubnet(address, Number(prefix), family)
  }

  #isTrusted(address: string): boolean {
    const family = familyOf(address)
    return family !== null && this.#trusted.check(address, family)
  }
}

/** A name or an address, with a port or without; anything else is not told to anybody. */
const hostForm = /^[A-Za-z0-9._-]{1,253}(:[0-9]{1,5})?$|^\[[0-9A-Fa-f:.]{2,45}\](:[0-9]{1,5})?$/

/** IPv4 peers of a dual-stack socket come as `::ffff:192.0.2.1`. */
function plainAddress(address: string | null): string | null {
  if (address === null) return null
  const plain = address.startsWith('::ffff:') && address.includes('.') ? address.slice('::ffff:'.length) : address
  return isIP(plain) === 0 ? null : plain
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  switch (isIP(address)) {
    case 4:
      return 'ipv4'
    case 6:
      return 'ipv6'
    default:
      return null
  }
}
