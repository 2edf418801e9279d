import type { Writable } from 'node:stream'

const CHUNK_OCTETS = 64 * 1024

/** Gathers the PDUs of one turn of the event loop into one socket write. */
export class WriteBuffer {
  readonly #socket: Pick<Writable, 'writable' | 'write'>
  #chunk: Buffer = Buffer.alloc(0)
  #flushed = 0
  #end = 0
  #pduStart = 0
  #scheduled = false
  readonly #flushTask = () => {
    this.#scheduled = false
    this.flush()
  }

  constructor(socket: Pick<Writable, 'writable' | 'write'>) {
    this.#socket = socket
  }

  /** Starts a PDU that will take at most `maxOctets`, header included. */
  begin(command: number, status: number, sequence: number, maxOctets: number): void {
    if (this.#end + maxOctets > this.#chunk.length) this.#nextChunk(maxOctets)
    this.#pduStart = this.#end
    this.#end += 4
    this.uint32(command)
    this.uint32(status)
    this.uint32(sequence)
  }

  /** Ends the PDU; it leaves with the end of this turn of the event loop. */
  commit(): void {
    const end = this.#end
    this.#end = this.#pduStart
    this.uint32(end - this.#pduStart)
    this.#end = end
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(this.#flushTask)
  }

  header(command: number, status: number, sequence: number): void {
    this.begin(command, status, sequence, 16)
    this.commit()
  }

  uint8(value: number): void {
    this.#chunk[this.#end++] = value
  }

  uint16(value: number): void {
    const chunk = this.#chunk
    chunk[this.#end++] = value >>> 8
    chunk[this.#end++] = value
  }

  uint32(value: number): void {
    const chunk = this.#chunk
    chunk[this.#end++] = value >>> 24
    chunk[this.#end++] = value >>> 16
    chunk[this.#end++] = value >>> 8
    chunk[this.#end++] = value
  }

  /** C-octet string of ASCII characters. */
  cString(text: string): void {
    const chunk = this.#chunk
    for (let index = 0; index < text.length; index++) chunk[this.#end++] = text.charCodeAt(index)
    chunk[this.#end++] = 0
  }

  bytes(bytes: Uint8Array): void {
    this.#chunk.set(bytes, this.#end)
    this.#end += bytes.length
  }

  /** A PDU that was encoded elsewhere. */
  append(pdu: Uint8Array): void {
    if (this.#end + pdu.length > this.#chunk.length) this.#nextChunk(pdu.length)
    this.bytes(pdu)
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(this.#flushTask)
  }

  flush(): void {
    if (this.#end === this.#flushed) return
    const gathered = this.#chunk.subarray(this.#flushed, this.#end)
    this.#flushed = this.#end
    if (this.#socket.writable) this.#socket.write(gathered)
  }

  /** What is written stays untouched until the socket has sent it, so a full chunk is left to it and a new one begun. */
  #nextChunk(atLeast: number): void {
    this.flush()
    this.#chunk = Buffer.allocUnsafeSlow(Math.max(CHUNK_OCTETS, atLeast))
    this.#flushed = 0
    this.#end = 0
  }
}
