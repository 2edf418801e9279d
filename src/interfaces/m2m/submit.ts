import type { SubmitCommand } from '../../core/messaging/commands.js'
import type { SubmitResult } from '../../core/messaging/message.js'
import { submitMessage } from '../../core/messaging/submit-message.js'
import { parseMsisdn } from '../../core/values/msisdn.js'
import { datesOf } from './dates.js'
import { M2mFault } from './faults.js'
import type { OperationContext } from './operation.js'
import { parseValidity } from './validity-period.js'

/** What one call sends, in the words of the contract. */
export interface Sending {
  texts: readonly Submit[]
  naming: string
  /** Empty for now. */
  scheduledSendDate?: string
  validityPeriod?: string
}

export interface Submit {
  msid: string
  message: string
}

export interface SentMessage {
  Msid: string
  MessageID: number
}

const longestMessage = 1_000

/** Sends the same text to all; the messages in the order of the numbers. */
export async function sendOne(
  context: OperationContext,
  msids: readonly string[],
  message: string,
  sending: Omit<Sending, 'texts'>,
): Promise<SentMessage[]> {
  checkText(message)
  checkCount(context, msids)
  checkNumbers(msids)
  const command = { ...commandOf(context, sending), to: msids.map(trim), text: message }
  return sentMessages(await submit(context, command))
}

/** Sends a text to each; a number that stands there twice gets both, in the order of the call. */
export async function sendVarious(context: OperationContext, { texts, ...sending }: Sending): Promise<SentMessage[]> {
  checkCount(context, texts)
  for (const { message } of texts) checkText(message)
  checkNumbers(texts.map(({ msid }) => msid))
  const common = commandOf(context, sending)
  const sent: SentMessage[] = []
  for (const round of roundsOf(texts)) {
    sent.push(...sentMessages(await submit(context, { ...common, ...recipientsOf(round) })))
  }
  return sent
}

/** A text for all where it is the same; else each recipient brings its own as the value of a slot. */
export function recipientsOf(round: readonly Submit[]): Pick<SubmitCommand, 'to' | 'text'> {
  const [first] = round
  if (first !== undefined && round.every(({ message }) => message === first.message)) {
    return { to: round.map(({ msid }) => trim(msid)), text: first.message }
  }
  return { to: round.map(({ msid, message }) => ({ to: trim(msid), values: halvesOf(message) })), text: '{1}{2}' }
}

/** Before anything is sent. A core that is asked for several texts in turn would have sent the first when the last is refused. */
export function checkText(message: string): void {
  if (message === '') throw new M2mFault('EMPTY_MESSAGE_NOT_ALLOWED')
  if (message.length > longestMessage && [...message].length > longestMessage) throw new M2mFault('MAX_LENGTH_EXCEEDED')
}

function checkCount({ core }: OperationContext, { length }: { readonly length: number }): void {
  if (length > core.settings.maxRecipients) throw new M2mFault('TOO_MANY_PARAMETERS')
}

export function checkNumbers(msids: readonly string[]): void {
  if (msids.length === 0 || msids.some((msid) => !parseMsisdn(trim(msid)).ok)) throw new M2mFault('MSID_FORMAT_ERROR')
}

/** The core takes a number once in a command; the same text for the same number is sent once. */
export function roundsOf(texts: readonly Submit[]): Submit[][] {
  const rounds: Submit[][] = []
  const textsOf = new Map<string, Set<string>>()
  for (const submit of texts) {
    const known = textsOf.get(normalised(submit.msid)) ?? new Set()
    if (known.has(submit.message)) continue
    ;(rounds[known.size] ??= []).push(submit)
    textsOf.set(normalised(submit.msid), known.add(submit.message))
  }
  return rounds
}

function normalised(msid: string): string {
  const number = parseMsisdn(trim(msid))
  return number.ok ? number.value : msid
}

/** A value of a slot has 500 characters at most, half of what a message may have here. */
const halfLength = 500

function halvesOf(message: string): Record<string, string> {
  const end = isHighSurrogate(message, halfLength - 1) ? halfLength - 1 : halfLength
  return { '1': message.slice(0, end), '2': message.slice(end) }
}

function isHighSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  return unit >= 0xd800 && unit < 0xdc00
}

function submit({ core, principal }: OperationContext, command: SubmitCommand): Promise<SubmitResult> {
  return submitMessage(core, principal, command)
}

/**
 * The contract refuses a list for a number that is none, and where all of its numbers have opted out, but not for some of these.
 * Clients have sender names compiled in that need not be registered here: the company decides what becomes of such messages.
 */
export function commandOf(
  context: OperationContext,
  { naming, scheduledSendDate = '', validityPeriod = '' }: Omit<Sending, 'texts'>,
): Omit<SubmitCommand, 'to' | 'text'> {
  const { core, principal, requestId, binding } = context
  const validity = parseValidity(validityPeriod)
  return {
    onRefusedRecipient: 'skip_opted_out',
    onUnusableSender: core.companies.m2mOf(principal.companyId).unusableSender,
    traceId: requestId,
    via: binding,
    ...(naming.trim() !== '' && { from: naming.trim() }),
    ...(scheduledSendDate.trim() !== '' && { scheduledAt: datesOf(context).parse(scheduledSendDate) }),
    ...(validity !== undefined && ('deliverBefore' in validity ? validity : { relative: validity })),
  }
}

function trim(msid: string): string {
  return msid.trim()
}

function sentMessages({ messages }: SubmitResult): SentMessage[] {
  return messages.map(({ id, to }) => ({ Msid: digitsOf(to), MessageID: id }))
}

export function listOf(sent: readonly SentMessage[]) {
  return sent.map(({ Msid, MessageID }) => ({ Msid, MessageID }))
}

/** Without the plus, as the contract has numbers. */
export function digitsOf(address: string): string {
  return address.startsWith('+') ? address.slice(1) : address
}
