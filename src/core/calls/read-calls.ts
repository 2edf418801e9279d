import type { Principal } from '../accounts/account.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { type CallPrice, callPricesOf } from '../rating/ledger/call-prices.js'
import type { CallId, RecordingId } from '../values/ids.js'
import { parseMsisdn } from '../values/msisdn.js'
import type { Call, CallDetails, CallFilter, Recording } from './call.js'
import { type Acting, callsToRead, callsToWrite } from './company.js'

export type CallQuery = Omit<CallFilter, 'beforeId'> & { beforeId?: CallId }

/** Newest first. @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` */
export async function listCalls(
  core: CoreContext,
  principal: Principal,
  { companyId, ...query }: Acting & CallQuery,
): Promise<{ calls: readonly Call[]; priceOf: (call: Call) => CallPrice; nextBeforeId: CallId | null }> {
  const owner = callsToRead(principal, companyId === undefined ? {} : { companyId })
  const { limit, beforeId = Number.MAX_SAFE_INTEGER as CallId, caller, ...rest } = query
  const filter = { ...rest, ...(caller === undefined ? {} : { caller: readCaller(caller) }) }
  const found = await core.store.calls.listCalls(owner, { ...filter, beforeId, limit: limit + 1 })
  const calls = found.slice(0, limit)
  const priceOf = await callPricesOf(core, owner, calls)
  return { calls, priceOf, nextBeforeId: found.length > limit ? (calls.at(-1)?.id ?? null) : null }
}

/** @throws GatewayError `forbidden`, `not_found` */
export async function getCall(
  core: CoreContext,
  principal: Principal,
  id: CallId,
  acting: Acting,
): Promise<{ call: CallDetails; price: CallPrice }> {
  const companyId = callsToRead(principal, acting)
  const call = await core.store.calls.findCall(companyId, id)
  if (call === undefined) throw new GatewayError('not_found', 'There is no such call.')
  const price = (await callPricesOf(core, companyId, [call]))(call)
  if (call.state === 'ended') return { call, price }
  return { call: { ...call, legs: core.callControl.legsOf(id) ?? call.legs }, price }
}

/**
 * Ends a call that is in progress. @throws GatewayError `forbidden`, `not_found`, `conflict` for one that has ended, or that another process
 * of the gateway has
 */
export async function hangUpCall(
  core: CoreContext,
  principal: Principal,
  id: CallId,
  acting: Acting,
): Promise<{ call: Call; price: CallPrice }> {
  const companyId = await callsToWrite(core, principal, acting)
  const call = await core.store.calls.findCall(companyId, id)
  if (call === undefined) throw new GatewayError('not_found', 'There is no such call.')
  if (core.callControl.hangUp(id)) return { call, price: (await callPricesOf(core, companyId, [call]))(call) }
  const reason =
    call.state === 'ended' ? 'The call has ended already.' : 'Another process of the gateway has this call.'
  throw new GatewayError('conflict', reason)
}

/** Octets of a recording. `until` is the octet after the last. */
export interface OpenRecording {
  recording: Recording
  from: number
  until: number
  isPart: boolean
  content: AsyncIterable<Buffer>
}

/** @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` for a range that lies outside */
export async function openRecording(
  core: CoreContext,
  principal: Principal,
  key: { callId: CallId; recordingId: RecordingId },
  { range, ...acting }: Acting & { range?: string | undefined },
): Promise<OpenRecording> {
  const companyId = callsToRead(principal, acting)
  const recording = await core.store.calls.findRecording(companyId, key.callId, key.recordingId)
  if (recording === undefined) throw new GatewayError('not_found', 'There is no such recording.')
  if (recording.deletedAt !== null) throw new GatewayError('not_found', 'The recording has been deleted.')
  const part = range === undefined ? undefined : readRange(range, recording.bytes)
  const { from, until } = part ?? { from: 0, until: recording.bytes }
  const content = core.recordingFiles.read(recording, { from, until })
  return { recording, from, until, isPart: part !== undefined, content }
}

/** One range of RFC 9110, 14.1.2. Undefined for what is no such range, which is then ignored. */
function readRange(text: string, bytes: number): { from: number; until: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(text.trim()) ?? []
  if (first === '' && last === '') return undefined
  const from = first === '' ? Math.max(0, bytes - Number(last)) : Number(first)
  const until = first === '' || last === '' ? bytes : Math.min(bytes, Number(last) + 1)
  if (from < until) return { from, until }
  throw new GatewayError('invalid_parameter', `The recording has ${bytes} octets; ask for some of them.`, {
    field: 'Range',
  })
}

/** @throws GatewayError `invalid_parameter` */
export function readCaller(text: string): string {
  const parsed = parseMsisdn(text)
  if (parsed.ok) return parsed.value
  throw new GatewayError('invalid_parameter', `${parsed.reason}.`, { field: 'caller' })
}
