import ipaddr from 'ipaddr.js'

import { GatewayError } from '../errors.js'

/** Addresses and networks that one list may name. */
export const mostAddresses = 100

/** Addresses of IPv4 and IPv6 and networks of them, as they are kept and compared. */
export function normaliseAddresses(given: readonly string[], field: string): string[] {
  if (given.length > mostAddresses) {
    throw new GatewayError('invalid_parameter', `"${field}" has at most ${mostAddresses} addresses.`, { field })
  }
  return [...new Set(given.map((text) => normaliseAddress(text.trim(), field)))]
}

/** Whether an address is one of the list or in one of its networks. An empty list lets in everybody. */
export function isAllowedFrom(list: readonly string[], address: string | null): boolean {
  if (list.length === 0) return true
  if (address === null || !ipaddr.isValid(address)) return false
  // An IPv4 address in IPv6's clothes is judged as what it is.
  const parsed = ipaddr.process(address)
  return list.some((entry) => {
    const [network, bits] = networkOf(entry)
    return parsed.kind() === network.kind() && parsed.match([network, bits] as never)
  })
}

function normaliseAddress(text: string, field: string): string {
  const [address = '', bits] = text.split('/')
  const isPlain = ipaddr.IPv4.isValidFourPartDecimal(address) || (address.includes(':') && ipaddr.isValid(address))
  if (isPlain && bits === undefined) return ipaddr.process(address).toString()
  if (isPlain && ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text).join('/')
  const reason = `"${text.slice(0, 60)}" is neither an address nor a network; write 192.0.2.7 or 192.0.2.0/24.`
  throw new GatewayError('invalid_parameter', reason, { field })
}

function networkOf(entry: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (entry.includes('/')) return ipaddr.parseCIDR(entry)
  const address = ipaddr.process(entry)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}
