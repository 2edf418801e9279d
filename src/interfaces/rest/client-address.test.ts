import { describe, expect, it } from 'vitest'

import type { GatewayRequest } from '../gateway-request.js'
import { ClientAddresses } from './client-address.js'

function request(remoteAddress: string | null, forwarded?: string): GatewayRequest {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return { method: 'GET', path: '/', query: '', headers, remoteAddress, readBody: async () => Buffer.alloc(0) }
}

describe('ClientAddresses', () => {
  it('takes the peer when no proxy is trusted', () => {
    const addresses = new ClientAddresses([])
    expect(addresses.of(request('203.0.113.9', '198.51.100.1'))).toBe('203.0.113.9')
    expect(addresses.of(request(null))).toBeNull()
  })

  it('ignores the header of a peer that is not trusted', () => {
    expect(new ClientAddresses(['10.0.0.0/8']).of(request('203.0.113.9', '198.51.100.1'))).toBe('203.0.113.9')
  })

  it('takes the nearest hop that is no trusted proxy', () => {
    const addresses = new ClientAddresses(['10.0.0.0/8', '::1'])
    expect(addresses.of(request('10.1.1.1', '1.2.3.4, 198.51.100.1, 10.2.2.2'))).toBe('198.51.100.1')
    expect(addresses.of(request('::1', '2001:db8::7'))).toBe('2001:db8::7')
    expect(addresses.of(request('::ffff:10.1.1.1', '198.51.100.1'))).toBe('198.51.100.1')
  })

  it('stays with the last good hop when the header holds rubbish', () => {
    const addresses = new ClientAddresses(['10.0.0.0/8'])
    expect(addresses.of(request('10.1.1.1', 'localhost; DROP'))).toBe('10.1.1.1')
    expect(addresses.of(request('10.1.1.1'))).toBe('10.1.1.1')
  })

  it('refuses a proxy that is no address', () => {
    expect(() => new ClientAddresses(['proxy.example'])).toThrow('proxy.example')
  })
})
