/** SMPP 3.4 §3.2: cuts the octet stream into PDUs by command_length. */
import { HEADER_OCTETS, MAX_FRAME_OCTETS } from './command.js'

const LENGTH_OCTETS = 4

/** Gets the octets `[start, end)` of one whole PDU. They are valid during the call only. */
export type FrameHandler = (octets: Buffer, start: number, end: number) => void

export class FrameReader {
  readonly #onFrame: FrameHandler
  /** Octets of an unfinished frame; grown to the frame's length once that is known. */
  #partial: Buffer = Buffer.alloc(0)
  #have = 0

  constructor(onFrame: FrameHandler) {
    this.#onFrame = onFrame
  }

  /** False when a length cannot be true: the framing is lost, and with it the stream. */
  push(chunk: Buffer): boolean {
    let offset = 0
    while (this.#have > 0 && offset < chunk.length) {
      const taken = this.#fill(chunk, offset)
      if (taken < 0) return false
      offset += taken
    }
    while (chunk.length - offset >= LENGTH_OCTETS) {
      const length = chunk.readUInt32BE(offset)
      if (!isBelievable(length)) return false
      if (chunk.length - offset < length) break
      this.#onFrame(chunk, offset, offset + length)
      offset += length
    }
    if (offset < chunk.length) this.#keep(chunk, offset)
    return true
  }

  /** Adds octets to the unfinished frame, and hands it over when it is whole. Returns the octets taken, or -1. */
  #fill(chunk: Buffer, offset: number): number {
    const target = this.#have < LENGTH_OCTETS ? LENGTH_OCTETS : this.#partial.readUInt32BE(0)
    const taken = Math.min(target - this.#have, chunk.length - offset)
    chunk.copy(this.#partial, this.#have, offset, offset + taken)
    this.#have += taken
    if (this.#have < LENGTH_OCTETS) return taken
    const length = this.#partial.readUInt32BE(0)
    if (!isBelievable(length)) return -1
    if (this.#partial.length < length) this.#grow(length)
    if (this.#have === length) {
      this.#have = 0
      this.#onFrame(this.#partial, 0, length)
    }
    return taken
  }

  #keep(chunk: Buffer, offset: number): void {
    const rest = chunk.length - offset
    const length = rest >= LENGTH_OCTETS ? chunk.readUInt32BE(offset) : HEADER_OCTETS
    this.#partial = Buffer.allocUnsafe(length)
    chunk.copy(this.#partial, 0, offset)
    this.#have = rest
  }

  #grow(length: number): void {
    const grown = Buffer.allocUnsafe(length)
    this.#partial.copy(grown, 0, 0, this.#have)
    this.#partial = grown
  }
}

function isBelievable(length: number): boolean {
  return length >= HEADER_OCTETS && length <= MAX_FRAME_OCTETS
}
