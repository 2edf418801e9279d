/** SMPP 3.4 §3.2: a PDU begins with its length, 16 octets at least. */
import type { Socket } from 'node:net'

const HEADER_OCTETS = 16
const LENGTH_OCTETS = 4
/** Of what is read after the length: command_id, command_status, sequence_number. */
const REST_OF_HEADER_OCTETS = 12

/**
 * Keeps the octets of the PDU that the library reads from a socket, for the library hands over only its own reading of them. Lengths
 * below a header's, with which the library would wait for ever, become errors, and a PDU cut off by the end of the connection is none.
 *
 * @returns the octets after the header of the PDU that was read last
 */
export function keepOctets(socket: Socket): () => Buffer {
  const read = socket.read.bind(socket) as (size?: number) => Buffer | null
  let awaited = 0
  let last: Buffer = Buffer.alloc(0)
  socket.read = (size?: number) => {
    const chunk = read(size)
    if (chunk === null || chunk.length < (size ?? 0)) return null
    if (awaited > 0) {
      last = chunk
      awaited = 0
      return chunk
    }
    awaited = chunk.length === LENGTH_OCTETS ? chunk.readUInt32BE(0) : 0
    if (awaited < HEADER_OCTETS) throw new RangeError(`command_length ${awaited} is below ${HEADER_OCTETS}`)
    return chunk
  }
  return () => last.subarray(REST_OF_HEADER_OCTETS)
}
