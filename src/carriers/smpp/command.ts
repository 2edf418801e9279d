/** SMPP 3.4 §5.1.2.1: command ids, and the few constants of fields and TLVs that the link uses. */
export const commandId = {
  genericNack: 0x80000000,
  bindReceiver: 0x00000001,
  bindTransmitter: 0x00000002,
  submitSm: 0x00000004,
  submitSmResp: 0x80000004,
  deliverSm: 0x00000005,
  unbind: 0x00000006,
  unbindResp: 0x80000006,
  bindTransceiver: 0x00000009,
  outbind: 0x0000000b,
  enquireLink: 0x00000015,
  enquireLinkResp: 0x80000015,
  alertNotification: 0x00000102,
  dataSm: 0x00000103,
} as const

const RESPONSE_BIT = 0x80000000

export function isResponse(command: number): boolean {
  return command >= RESPONSE_BIT
}

export function responseTo(command: number): number {
  return command + RESPONSE_BIT
}

/** SMPP 3.4 §5.3.2 */
export const tlvTag = {
  receiptedMessageId: 0x001e,
  sarMsgRefNum: 0x020c,
  sarTotalSegments: 0x020e,
  sarSegmentSeqnum: 0x020f,
  networkErrorCode: 0x0423,
  messagePayload: 0x0424,
  messageState: 0x0427,
} as const

/** SMPP 3.4 §5.2.12 */
export const esmClass = {
  messageTypeMask: 0x3c,
  deliveryReceipt: 0x04,
  deliveryAcknowledgement: 0x08,
  intermediateNotification: 0x20,
  udhIndicator: 0x40,
} as const

export const HEADER_OCTETS = 16

/** Largest frame that is believed; message_payload may hold 64 KiB, and a wrong length must not eat memory. */
export const MAX_FRAME_OCTETS = 64 * 1024
