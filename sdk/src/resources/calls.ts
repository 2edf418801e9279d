import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type {
  ActingCompany,
  Call,
  CallDetails,
  CallQuery,
  CallRecording,
  CallSettings,
  FoundRecording,
  InviteRequest,
  PlaceCallRequest,
  RecordingQuery,
  SetCallSettingsRequest,
} from '../schemas.js'
import type { Transport } from '../transport.js'

/** Calls: in progress, and what became of them. */
export class Calls {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Newest first.
   *
   * @example
   * ```ts
   * for await (const { caller, startedAt } of svyaz.calls.list({ outcome: 'missed' })) console.log(caller, startedAt)
   * ```
   */
  list(query?: CallQuery, options?: RequestOptions): List<Call> {
    return listOf('calls', query, (cursor) =>
      this.#transport.call('get', '/v1/calls', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * With its way, its legs, what is charged and what was recorded.
   *
   * @example
   * ```ts
   * const { outcome, recordings } = await svyaz.calls.get('9001')
   * ```
   */
  get(callId: string, query?: ActingCompany, options?: RequestOptions): Promise<CallDetails> {
    return this.#transport.call('get', '/v1/calls/{callId}', { path: { callId }, query: { ...query } }, options)
  }

  /**
   * Ends a call that is in progress.
   *
   * @example
   * ```ts
   * await svyaz.calls.hangUp('9001')
   * ```
   */
  hangUp(callId: string, query?: ActingCompany, options?: RequestOptions): Promise<Call> {
    const input = { path: { callId }, query: { ...query } }
    return this.#transport.call('post', '/v1/calls/{callId}/hang-up', input, options)
  }

  /**
   * Rings an employee, and the customer once the employee has answered.
   *
   * @example
   * ```ts
   * const { id } = await svyaz.calls.place({ numberId: '3', employee: '+79140000001', to: '+79161234567' })
   * ```
   */
  place(request: PlaceCallRequest, query?: ActingCompany, options?: RequestOptions): Promise<Call> {
    return this.#transport.call('post', '/v1/calls', { body: request, query: { ...query } }, options)
  }

  /**
   * Rings another telephone, which takes the talk over when it answers.
   *
   * @example
   * ```ts
   * await svyaz.calls.transfer('9001', { to: '+79140000002' })
   * ```
   */
  transfer(callId: string, request: InviteRequest, query?: ActingCompany, options?: RequestOptions): Promise<Call> {
    const input = { path: { callId }, body: request, query: { ...query } }
    return this.#transport.call('post', '/v1/calls/{callId}/transfer', input, options)
  }

  /**
   * Rings another telephone, which joins the talk when it answers.
   *
   * @example
   * ```ts
   * await svyaz.calls.addParticipant('9001', { to: '101' })
   * ```
   */
  addParticipant(
    callId: string,
    request: InviteRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<Call> {
    const input = { path: { callId }, body: request, query: { ...query } }
    return this.#transport.call('post', '/v1/calls/{callId}/participants', input, options)
  }

  /**
   * Recordings and messages of callers of all calls, newest first.
   *
   * @example
   * ```ts
   * for await (const { caller, durationMs } of svyaz.calls.recordings({ kind: 'message' })) console.log(caller, durationMs)
   * ```
   */
  recordings(query?: RecordingQuery, options?: RequestOptions): List<FoundRecording> {
    return listOf('recordings', query, (cursor) =>
      this.#transport.call('get', '/v1/recordings', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * Deletes the sound of a recording; that there was one stays.
   *
   * @example
   * ```ts
   * const { deletedAt } = await svyaz.calls.deleteRecording('9001', '9002')
   * ```
   */
  deleteRecording(
    callId: string,
    recordingId: string,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<CallRecording> {
    const input = { path: { callId, recordingId }, query: { ...query } }
    return this.#transport.call('delete', '/v1/calls/{callId}/recordings/{recordingId}', input, options)
  }

  /**
   * What holds for all calls of the company.
   *
   * @example
   * ```ts
   * const { recordingDays } = await svyaz.calls.getSettings()
   * ```
   */
  getSettings(query?: ActingCompany, options?: RequestOptions): Promise<CallSettings> {
    return this.#transport.call('get', '/v1/call-settings', { query: { ...query } }, options)
  }

  /**
   * Fields that are absent stay as they are.
   *
   * @example
   * ```ts
   * await svyaz.calls.setSettings({ recordingDays: 90 })
   * ```
   */
  setSettings(request: SetCallSettingsRequest, query?: ActingCompany, options?: RequestOptions): Promise<CallSettings> {
    return this.#transport.call('patch', '/v1/call-settings', { body: request, query: { ...query } }, options)
  }
}
