import { createHmac, timingSafeEqual } from 'node:crypto'

import { type CompanyId, parseId, type PromptId } from '../../values/ids.js'
import type { PromptSound } from './prompt.js'

const form = /^\/sounds\/(\d+)-(\d+)-([0-9a-f]{40})-[0-9a-f]{8}\.wav$/

/** The path under which a switch fetches a sound: nobody can guess it, and it changes with the sound. */
export function promptPath(sealingKey: Buffer, sound: Pick<PromptSound, 'companyId' | 'id' | 'sha256'>): string {
  const { companyId, id, sha256 } = sound
  return `/sounds/${companyId}-${id}-${keyOf(sealingKey, companyId, id)}-${sha256.slice(0, 8)}.wav`
}

/** Undefined for a path that we did not give. */
export function readPromptPath(sealingKey: Buffer, path: string): { companyId: CompanyId; id: PromptId } | undefined {
  const [, company = '', prompt = '', key = ''] = form.exec(path) ?? []
  const companyId = parseId<CompanyId>(company)
  const id = parseId<PromptId>(prompt)
  if (companyId === undefined || id === undefined) return undefined
  const isOurs = timingSafeEqual(Buffer.from(key), Buffer.from(keyOf(sealingKey, companyId, id)))
  return isOurs ? { companyId, id } : undefined
}

function keyOf(sealingKey: Buffer, companyId: CompanyId, id: PromptId): string {
  return createHmac('sha256', sealingKey).update(`prompt ${companyId} ${id}`).digest('hex').slice(0, 40)
}
