/** Which addresses customers may have us call: CWE-918, RFC 6890. */
import ipaddr from 'ipaddr.js'

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number]

export interface CallbackRules {
  /** Addresses and networks that may be called although they are not public. */
  allowNets: readonly string[]
  /** Whether targets without TLS are allowed. */
  allowHttp: boolean
  /** Certificate authorities to trust besides those of Node.js, as PEM. */
  authorities?: string | null
}

/** Global unicast: what IANA has given out of IPv6 so far. */
const globalUnicast: Network = ipaddr.parseCIDR('2000::/3')

export class CallbackAddresses {
  readonly #allowed: readonly Network[]
  readonly #allowHttp: boolean

  constructor({ allowNets, allowHttp }: CallbackRules) {
    this.#allowed = allowNets.map(networkOf)
    this.#allowHttp = allowHttp
  }

  /** Whether a connection may be made to an address in any of its forms. */
  allows(address: string): boolean {
    if (!ipaddr.isValid(address)) return false
    // An IPv4 address in IPv6's clothes is judged as what it is.
    const parsed = ipaddr.process(address)
    return this.#isListed(parsed) || isPublic(parsed)
  }

  #isListed(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
    return this.#allowed.some(
      ([network, bits]) => address.kind() === network.kind() && address.match([network, bits] as never),
    )
  }

  /** What can be told from a URL alone why it is no target; undefined when it may be one. */
  refuseUrl(text: string): string | undefined {
    if (!URL.canParse(text)) return 'The URL cannot be read; it must be like https://example.com/path.'
    const url = new URL(text)
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && this.#allowHttp)) {
      return this.#allowHttp ? 'The URL must begin with https:// or http://.' : 'The URL must begin with https://.'
    }
    if (url.username !== '' || url.password !== '') return 'The URL must hold no user name and no password.'
    const host = literalOf(url.hostname)
    if (ipaddr.isValid(host)) {
      return this.allows(host) ? undefined : 'The address of the URL is not public; this gateway does not call it.'
    }
    const isLocal = /(^|\.)(localhost|local|internal)\.?$/i.test(host) || !host.includes('.')
    return isLocal && this.#allowed.length === 0
      ? 'The host of the URL is not public; this gateway does not call it.'
      : undefined
  }
}

/** A literal IPv6 address stands in brackets. */
export function literalOf(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname
}

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== 'unicast') return false
  return address.kind() === 'ipv4' || (address as ipaddr.IPv6).match(globalUnicast)
}

function networkOf(text: string): Network {
  if (text.includes('/')) return ipaddr.parseCIDR(text)
  const address = ipaddr.parse(text)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}
