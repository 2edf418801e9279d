import { GatewayError } from '../../../core/errors.js'
import type { SubmitResult } from '../../../core/messaging/message.js'
import { submitMessage } from '../../../core/messaging/submit-message.js'
import { parseMsisdn } from '../../../core/values/msisdn.js'
import { type FaultName, faultOf, faultOfRefusal, M2mFault } from '../faults.js'
import type { OperationContext } from '../operation.js'
import { checkText, commandOf, recipientsOf, roundsOf, type Submit } from '../submit.js'

export interface SubmitOutcome {
  /** As it was written: clients look for their own spelling. */
  msid: string
  messageID: number | null
  code: 'OK' | FaultName
}

/** Of one request; the core has a limit of its own for each text. */
const maxSubmits = 10_000

/**
 * Sends what can be sent, and says of each what came of it; in the order of the request.
 * @throws M2mFault, GatewayError where nothing was sent for a reason that is not one recipient's
 */
export async function sendSubmits(context: OperationContext, body: unknown): Promise<SubmitOutcome[]> {
  const { submits, naming } = read(body)
  const outcomes = new Map(submits.map((submit) => [submit, problemOf(submit)]))
  const sendable = submits.filter((submit) => outcomes.get(submit) === undefined)
  const sent = new Map<string, number>()
  let isFirst = true
  for (const round of roundsOf(sendable)) {
    const refused = await sendRound(context, round, naming, isFirst, sent)
    for (const submit of round) {
      const fault = refused.get(submit.msid) ?? (refused.size > 0 ? refused.get('') : undefined)
      if (fault !== undefined) outcomes.set(submit, fault)
    }
    isFirst = false
  }
  return submits.map((submit) => {
    const messageID = sent.get(keyOf(submit)) ?? null
    return {
      msid: submit.msid,
      messageID,
      code: messageID === null ? (outcomes.get(submit) ?? 'MESSAGE_HANDLING_ERROR') : 'OK',
    }
  })
}

/** Fills in the ids by number and text; gives the faults of what was refused, by msid, and of all others under ''. */
async function sendRound(
  context: OperationContext,
  round: readonly Submit[],
  naming: string,
  isFirst: boolean,
  sent: Map<string, number>,
): Promise<Map<string, FaultName>> {
  const command = { ...commandOf(context, { naming }), onRefusedRecipient: 'skip' as const, ...recipientsOf(round) }
  const byNumber = new Map(round.map((submit) => [normalised(submit.msid), submit]))
  try {
    const { messages, refused } = await submitMessage(context.core, context.principal, command)
    noteSent(messages, byNumber, sent)
    return new Map(refused.map(({ to, code }) => [to, faultOfRefusal[code]]))
  } catch (error) {
    if (error instanceof GatewayError && error.refused !== undefined) {
      return new Map(error.refused.map(({ to, code }) => [to, faultOfRefusal[code]]))
    }
    if (isFirst) throw error
    return new Map([['', faultOf(error)]])
  }
}

function noteSent(
  messages: SubmitResult['messages'],
  byNumber: ReadonlyMap<string, Submit>,
  sent: Map<string, number>,
): void {
  for (const { id, to } of messages) {
    const submit = byNumber.get(to)
    if (submit !== undefined) sent.set(keyOf(submit), id)
  }
}

function keyOf({ msid, message }: Submit): string {
  return `${normalised(msid)} ${message}`
}

function normalised(msid: string): string {
  const number = parseMsisdn(msid)
  return number.ok ? number.value : msid
}

function problemOf({ msid, message }: Submit): FaultName | undefined {
  try {
    checkText(message)
  } catch (error) {
    return faultOf(error)
  }
  return parseMsisdn(msid).ok ? undefined : 'MSID_FORMAT_ERROR'
}

function read(body: unknown): { submits: Submit[]; naming: string } {
  if (!isRecord(body) || !Array.isArray(body['submits'])) throw new M2mFault('MESSAGE_FORMAT_ERROR')
  const { submits, naming } = body
  if (submits.length === 0) throw new M2mFault('MSID_FORMAT_ERROR')
  if (submits.length > maxSubmits) throw new M2mFault('TOO_MANY_PARAMETERS')
  return { submits: submits.map(submitOf), naming: typeof naming === 'string' ? naming : '' }
}

/** Some write a number as a number. */
function submitOf(given: unknown): Submit {
  if (!isRecord(given)) throw new M2mFault('MESSAGE_FORMAT_ERROR')
  const { msid, message } = given
  if (typeof message !== 'string' || (typeof msid !== 'string' && typeof msid !== 'number')) {
    throw new M2mFault('MESSAGE_FORMAT_ERROR')
  }
  return { msid: String(msid).trim(), message }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
