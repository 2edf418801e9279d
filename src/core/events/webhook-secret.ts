/** Secrets of webhooks: made, sealed for storage (AES-256-GCM, NIST SP 800-38D), opened. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

import type { WebhookId } from '../values/ids.js'

/** 256 random bits. */
export function generateSecret(): string {
  return `whsec_${randomBytes(32).toString('base64url')}`
}

const ivBytes = 12
const tagBytes = 16

/** `v1.` and nonce, tag and ciphertext; it opens for the same webhook only. */
export function sealSecret(key: Buffer, id: WebhookId, secret: string): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(contextOf(id))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return `v1.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`
}

/** @throws Error where it was sealed with another key, or for another webhook */
export function openSecret(key: Buffer, id: WebhookId, sealed: string): string {
  if (!sealed.startsWith('v1.')) throw new Error('a sealed secret of an unknown form')
  const bytes = Buffer.from(sealed.slice(3), 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
  decipher.setAAD(contextOf(id)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
}

function contextOf(id: WebhookId): Buffer {
  return Buffer.from(`webhook:${id}`)
}
