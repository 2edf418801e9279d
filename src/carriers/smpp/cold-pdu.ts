/** The rare PDUs, left to npm smpp: SMPP 3.4 §4.1 (bind). */
import smpp from 'smpp'

import type { SmppCarrierConfig } from './config.js'

export type SessionRole = 'transceiver' | 'transmitter' | 'receiver'

const INTERFACE_VERSION = 0x34

export function encodeBind(role: SessionRole, sequence: number, config: SmppCarrierConfig): Buffer {
  return new smpp.PDU(`bind_${role}`, {
    sequence_number: sequence,
    system_id: config.systemId,
    password: config.password,
    system_type: config.systemType,
    interface_version: INTERFACE_VERSION,
  }).toBuffer()
}

/** The operator's name for itself in a bind answer; undefined when it says none or the body cannot be read. */
export function readBoundSystemId(pdu: Buffer): string | undefined {
  try {
    return new smpp.PDU(pdu).system_id
  } catch (error) {
    // The bind stands by its status; the body is information only, and the library throws RangeErrors at malformed ones.
    if (error instanceof RangeError) return undefined
    throw error
  }
}
