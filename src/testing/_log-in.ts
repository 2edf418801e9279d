import type { PasswordHasher } from '../core/accounts/passwords.js'
import type { TestGateway, TestResponse } from './test-gateway.js'

/** Demo mode behind a proxy, so that requests can come from any address. */
export const behindProxy = { demo: true, trustedProxies: ['127.0.0.1'] }
export const attacker = '203.0.113.66'
export const home = '198.51.100.7'

export function logIn(gateway: TestGateway, login: string, password: string, address = home): Promise<TestResponse> {
  const authorization = `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`
  return gateway.request('GET', '/v1/messages', { headers: { authorization, 'x-forwarded-for': address } })
}

/** Puts something around the check of passwords. */
export function wrapVerify(gateway: TestGateway, wrap: (verify: PasswordHasher['verify']) => PasswordHasher['verify']) {
  const { passwords } = gateway.core
  gateway.core.passwords = {
    hash: (password) => passwords.hash(password),
    verify: wrap((password, hash) => passwords.verify(password, hash)),
  }
}
