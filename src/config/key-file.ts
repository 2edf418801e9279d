import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

import { z } from 'zod'

import { othersMayRead } from './file-mode.js'
import { ConfigError } from './problem.js'

export interface Keys {
  /** Mixed into stored credentials. */
  pepper: Buffer
  /** Signs what the gateway hands out and wants to recognise. */
  signingKey: Buffer
  /** Encrypts what must be read again: secrets of webhooks. Follows from the signing key. */
  sealingKey: Buffer
}

/** The keys that are kept, or given. */
export type GivenKeys = Omit<Keys, 'sealingKey'>

const KEY_BYTES = 32
const keyText = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((key) => key.length === KEY_BYTES)
const keyFileSchema = z.object({ pepper: keyText, signingKey: keyText })

/** Reads the key file; makes it first when it is missing. Two processes that start at once end with the same keys. */
export function openKeyFile(path: string): GivenKeys {
  const kept = readIfPresent(path)
  if (kept !== undefined) return parseKeys(path, kept)
  create(path)
  return parseKeys(path, readFileSync(path, 'utf8'))
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw new ConfigError([{ place: path, path: '', message: 'cannot be read' }], { cause: error })
  }
}

function parseKeys(path: string, text: string): GivenKeys {
  const refuse = (message: string, cause?: unknown) => new ConfigError([{ place: path, path: '', message }], { cause })
  const mode = othersMayRead(path)
  if (mode !== undefined) throw refuse(`others may read it (mode ${mode}): chmod 600 ${path}`)
  try {
    return keyFileSchema.parse(JSON.parse(text))
  } catch (error) {
    throw refuse('is damaged: restore it from a backup; without these keys stored credentials are worthless', error)
  }
}

/** The complete file gets its name in one step, and never replaces another. */
function create(path: string): void {
  const keys = { pepper: newKey(), signingKey: newKey() }
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeDurably(draft, `${JSON.stringify(keys)}\n`)
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    unlinkSync(draft)
  }
  syncFolder(dirname(path))
}

function newKey(): string {
  return randomBytes(KEY_BYTES).toString('base64')
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
