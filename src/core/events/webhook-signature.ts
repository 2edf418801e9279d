import { createHmac } from 'node:crypto'

/**
 * The value of `Svyaz-Signature`: `t=UNIXSECONDS,v1=HEX[,v1=HEX]`, each HEX the HMAC-SHA256 (RFC 2104) of the seconds, a full stop and the
 * body's bytes, keyed with a whole secret as UTF-8.
 */
export function signatureOf(secrets: readonly string[], atMs: number, body: Buffer): string {
  const seconds = Math.floor(atMs / 1_000)
  const signatures = secrets.map((secret) => `v1=${hmac(secret, seconds, body)}`)
  return [`t=${seconds}`, ...signatures].join(',')
}

function hmac(secret: string, seconds: number, body: Buffer): string {
  return createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')
}
