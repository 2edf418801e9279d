/** Runs in a thread of its own: reads one mail after the other. */
import { parentPort } from 'node:worker_threads'

import { MailTooComplex } from '../core/mail/mime/parts.js'
import { readMail } from '../core/mail/read-mail.js'
import type { ReaderReply } from './mail-reader.js'

function read(raw: Uint8Array): ReaderReply {
  try {
    const { headers, ...mail } = readMail(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength))
    return { kind: 'read', mail: { ...mail, headers: [...headers.entries()] } }
  } catch (error) {
    if (error instanceof MailTooComplex) return { kind: 'too_complex', reason: error.message }
    return { kind: 'failed', error }
  }
}

parentPort?.on('message', (raw: Uint8Array) => parentPort?.postMessage(read(raw)))
