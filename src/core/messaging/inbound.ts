import type { InboundPart } from '../carrier.js'
import type { CompanyId } from '../values/ids.js'
import { PLATFORM } from '../values/ids.js'
import { decodeGsm7 } from './segmentation/index.js'

/** One of our own numbers, as far as inbound messages need it. `companyId` null: shared between companies. */
export interface OwnNumber {
  address: string
  companyId: CompanyId | null
}

/**
 * Whose inbound message it is: the owner of a number of its own; on a shared number the company that last wrote to this
 * subscriber within the reply window; else nobody's yet, visible to the platform administrator.
 */
export function inboundOwner(number: OwnNumber | undefined, lastSender: CompanyId | undefined): CompanyId {
  if (number !== undefined && number.companyId !== null) return number.companyId
  return lastSender ?? PLATFORM
}

export type PartData = Pick<InboundPart, 'encoding' | 'data'>

/** Joins the parts of a long message in order. Bytes are joined before decoding: a pair of code units may be cut between parts. */
export function joinParts(parts: readonly PartData[]): string {
  const runs: { encoding: InboundPart['encoding']; chunks: Uint8Array[] }[] = []
  for (const part of parts) {
    const run = runs.at(-1)
    if (run?.encoding === part.encoding) run.chunks.push(part.data)
    else runs.push({ encoding: part.encoding, chunks: [part.data] })
  }
  return runs.map((run) => decode(run.encoding, Buffer.concat(run.chunks))).join('')
}

function decode(encoding: InboundPart['encoding'], bytes: Buffer): string {
  switch (encoding) {
    case 'gsm7':
      return decodeGsm7(bytes)
    case 'ucs2':
      return utf16be.decode(bytes)
    case 'latin1':
      return bytes.toString('latin1')
    case 'binary':
      return bytes.toString('hex')
  }
}

const utf16be = new TextDecoder('utf-16be')
