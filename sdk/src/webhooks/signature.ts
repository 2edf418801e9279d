/** `Svyaz-Signature: t=UNIXSECONDS,v1=HEX[,v1=HEX]`: HMAC-SHA256 over the timestamp, a full stop and the raw body. */
import { SvyazWebhookError } from './webhook-error.js'

export interface SignatureHeader {
  /** As it was written, for it is part of what was signed. */
  timestamp: string
  signatures: Uint8Array[]
}

/** A header with more signatures than any roll-over needs is an attack on our processor. */
const maxSignatures = 10

/** @throws SvyazWebhookError when it cannot be read. Fields that it does not know are skipped. */
export function parseSignature(header: string | undefined): SignatureHeader {
  if (header === undefined || header === '') {
    throw new SvyazWebhookError(
      'header_missing',
      'The call has no Svyaz-Signature header: it does not come from Svyaz, or a proxy removed it.',
    )
  }
  const fields = header.split(',').map((field) => field.trim().split('='))
  const timestamps = fields.filter(([name]) => name === 't').map(([, value = '']) => value)
  const signatures = fields.filter(([name]) => name === 'v1').map(([, value = '']) => value)
  const [timestamp = ''] = timestamps
  const isWellFormed =
    timestamps.length === 1 &&
    /^[1-9]\d{0,11}$/.test(timestamp) &&
    signatures.length >= 1 &&
    signatures.length <= maxSignatures &&
    signatures.every((signature) => /^[0-9a-f]{64}$/i.test(signature))
  if (!isWellFormed) {
    throw new SvyazWebhookError('header_malformed', 'Svyaz-Signature is not of the form t=SECONDS,v1=HEX[,v1=HEX].')
  }
  return { timestamp, signatures: signatures.map(bytesOfHex) }
}

/** Whether one of the secrets made one of the signatures. Takes as long for a wrong one as for a right one. */
export async function isSigned(
  body: Uint8Array,
  { timestamp, signatures }: SignatureHeader,
  secrets: readonly string[],
): Promise<boolean> {
  const prefix = new TextEncoder().encode(`${timestamp}.`)
  const signed = new Uint8Array(prefix.length + body.length)
  signed.set(prefix)
  signed.set(body, prefix.length)
  let matches = 0
  for (const secret of secrets) {
    const expected = await hmac(secret, signed)
    for (const signature of signatures) matches |= Number(areEqual(expected, signature))
  }
  return matches === 1
}

async function hmac(secret: string, signed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, signed))
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length
  for (let i = 0; i < a.length; i += 1) difference |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return difference === 0
}

function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
}
