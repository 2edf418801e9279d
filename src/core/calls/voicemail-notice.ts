import { localTimeAt } from '../calendar/zone.js'
import type { NewMail } from '../conversations/mail.js'
import type { SubmitCommand } from '../messaging/commands.js'
import type { Call, Recording } from './call.js'
import type { Scenario } from './scenario.js'

/** Who is told of a message that a caller left. */
export interface VoicemailReceivers {
  mail: string | null
  sms: string | null
}

/** The step that took the message may name them; those of the number hold otherwise. */
export function receiversOf(scenario: Scenario, step: string | null, ofNumber: VoicemailReceivers): VoicemailReceivers {
  const taker = step === null ? undefined : scenario.steps[step]
  if (taker?.verb !== 'voicemail') return ofNumber
  return { mail: taker.mail ?? ofNumber.mail, sms: taker.notify ?? ofNumber.sms }
}

export interface LeftMessage {
  call: Call
  recording: Recording
  /** Of the contact; null: nobody is known by this number. */
  name: string | null
  /** By whose clock times are told. */
  zone: string
}

/** One for each message, with its sound. */
export function voicemailMail(to: string, message: LeftMessage): NewMail {
  const { call, recording, zone } = message
  return {
    companyId: call.companyId,
    key: `voicemail:${recording.id}`,
    to,
    subject: `Голосовое сообщение: ${callerOf(message)} (${lengthOf(recording)})`,
    text: [
      `Вам оставили голосовое сообщение длиной ${lengthOf(recording)}; оно приложено.`,
      '',
      `От: ${callerOf(message)}`,
      `На номер: ${call.number}`,
      `Время: ${localTimeAt(recording.startedAt, zone).slice(0, 16).replace('T', ' ')} (${zone})`,
      `Звонок: ${call.id}, запись: ${recording.id}`,
    ].join('\n'),
    attachments: [
      {
        name: `message-${recording.id}.wav`,
        type: 'audio/wav',
        content: { callId: call.id, recordingId: recording.id },
      },
    ],
  }
}

export function voicemailSms(to: string, message: LeftMessage): SubmitCommand {
  const { call, recording } = message
  return {
    to: [to],
    text: `Голосовое сообщение от ${callerOf(message)} на ${call.number}, ${lengthOf(recording)}`,
    class: 'service',
    reference: `call:${call.id}`,
    onRefusedRecipient: 'skip',
    idempotencyKey: `voicemail:${recording.id}`,
    via: 'call',
    traceId: `call-${call.id}`,
  }
}

function callerOf({ call, name }: LeftMessage): string {
  const number = call.caller ?? 'номер скрыт'
  return name === null ? number : `${name}, ${number}`
}

/** `1:05`. */
function lengthOf({ durationMs }: Recording): string {
  const seconds = Math.round(durationMs / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
