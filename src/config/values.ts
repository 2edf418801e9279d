import { isIP } from 'node:net'

import { z } from 'zod'

import type { Parsed } from '../core/values/parsed.js'

/**
 * What a setting says about itself beyond its type. `expects` completes "expected …"; `env` is the variable that
 * overrides it; `defaultText` describes a default that depends on something; a `secret` is never shown.
 */
export interface SettingMeta {
  description: string
  expects?: string
  env?: string
  defaultText?: string
  secret?: boolean
}

export const port = z.int().min(1).max(65535)
/** A port to listen on; 0 means any free one. */
export const listenPort = z.int().min(0).max(65535)
export const text = z.string().min(1)
export const count = (min: number, max: number) => z.int().min(min).max(max)
export const milliseconds = (min: number, max = 365 * 24 * 3_600_000) => z.int().min(min).max(max)

export const hostMeta = { expects: 'a host name or an IP address' }
export const host = z.string().refine(isHost)

export const network = z.string().refine(isNetwork).meta({ expects: 'an IP address or a network such as 10.0.0.0/8' })

export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || (isIP(address) === 4 && address.startsWith('127.'))
}

export function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

export function isDatabaseUrl(value: string): boolean {
  return /^sqlite:./.test(value) || (/^postgres(ql)?:\/\//.test(value) && URL.canParse(value))
}

function isHost(value: string): boolean {
  if (isIP(value) !== 0) return true
  const labels = value.split('.')
  const numeric = labels.every((label) => /^\d+$/.test(label))
  return value.length <= 253 && !numeric && labels.every((label) => /^(?!-)[A-Za-z0-9_-]{1,63}(?<!-)$/.test(label))
}

function isNetwork(value: string): boolean {
  const [address = '', prefix, ...rest] = value.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  if (prefix === undefined) return true
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128)
}

/** The value a parser of the core found; its reason becomes the problem of this setting. */
export function unwrap<T>(parsed: Parsed<T>, context: z.RefinementCtx): T | undefined {
  if (parsed.ok) return parsed.value
  context.addIssue({ code: 'custom', message: parsed.reason })
  return undefined
}
