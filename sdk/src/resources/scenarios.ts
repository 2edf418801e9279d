import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type {
  ActingCompany,
  CreateScenarioRequest,
  PageQuery,
  PublishScenarioRequest,
  Scenario,
  ScenarioDiff,
  ScenarioDocument,
  ScenarioFinding,
  ScenarioSimulation,
  ScenarioSummary,
  ScenarioVersion,
  SimulateScenarioRequest,
  SwitchScenarioRequest,
  UpdateScenarioRequest,
} from '../schemas.js'
import type { Transport } from '../transport.js'

/** What happens to calls: drafts, versions, and which of them calls follow. */
export class Scenarios {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * The language of scenarios as JSON Schema.
   *
   * @example
   * ```ts
   * const schema = await svyaz.scenarios.language()
   * ```
   */
  language(options?: RequestOptions): Promise<Record<string, unknown>> {
    return this.#transport.call('get', '/v1/scenario-language', {}, options)
  }

  /**
   * Looks for what is wrong with a document.
   *
   * @example
   * ```ts
   * const findings = await svyaz.scenarios.check({ format: 1, start: 'end', steps: { end: { verb: 'hangup', cause: 'busy' } } })
   * ```
   */
  async check(document: ScenarioDocument, query?: ActingCompany, options?: RequestOptions): Promise<ScenarioFinding[]> {
    const input = { body: { document }, query: { ...query } }
    return (await this.#transport.call('post', '/v1/scenarios/check', input, options)).findings
  }

  /**
   * Runs a call through a scenario without any telephone.
   *
   * @example
   * ```ts
   * const { simulation } = await svyaz.scenarios.simulate({
   *   scenarioId: '701',
   *   call: { caller: '+79161234567', keys: ['1'], at: '2026-01-16T10:05:00Z' },
   * })
   * console.log(simulation?.outcome)
   * ```
   */
  simulate(
    request: SimulateScenarioRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<ScenarioSimulation> {
    return this.#transport.call('post', '/v1/scenarios/simulate', { body: request, query: { ...query } }, options)
  }

  /**
   * Adds a scenario as a draft; `findings` says what is wrong with it.
   *
   * @example
   * ```ts
   * const { id, findings } = await svyaz.scenarios.create({
   *   name: 'Ночь',
   *   document: {
   *     format: 1,
   *     start: 'message',
   *     steps: { message: { verb: 'voicemail', prompt: [{ sound: 'custom/leave-message' }] } },
   *   },
   * })
   * ```
   */
  create(request: CreateScenarioRequest, query?: ActingCompany, options?: RequestOptions): Promise<Scenario> {
    return this.#transport.call('post', '/v1/scenarios', { body: request, query: { ...query } }, options)
  }

  /**
   * In the order of their ids, without documents.
   *
   * @example
   * ```ts
   * for await (const { id, name } of svyaz.scenarios.list()) console.log(id, name)
   * ```
   */
  list(query?: PageQuery & ActingCompany, options?: RequestOptions): List<ScenarioSummary> {
    return listOf('scenarios', query, (cursor) =>
      this.#transport.call('get', '/v1/scenarios', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * With its draft, and what calls follow now and later.
   *
   * @example
   * ```ts
   * const { liveVersion, switches } = await svyaz.scenarios.get('701')
   * ```
   */
  get(scenarioId: string, query?: ActingCompany, options?: RequestOptions): Promise<Scenario> {
    const input = { path: { scenarioId }, query: { ...query } }
    return this.#transport.call('get', '/v1/scenarios/{scenarioId}', input, options)
  }

  /**
   * Changes the draft. Calls go on by what was published.
   *
   * @example
   * ```ts
   * await svyaz.scenarios.update('701', { name: 'Ночь и выходные' })
   * ```
   */
  update(
    scenarioId: string,
    request: UpdateScenarioRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<Scenario> {
    const input = { path: { scenarioId }, body: request, query: { ...query } }
    return this.#transport.call('patch', '/v1/scenarios/{scenarioId}', input, options)
  }

  /**
   * Removes it with its versions; not while a number follows it.
   *
   * @example
   * ```ts
   * await svyaz.scenarios.delete('701')
   * ```
   */
  delete(scenarioId: string, query?: ActingCompany, options?: RequestOptions): Promise<ScenarioSummary> {
    const input = { path: { scenarioId }, query: { ...query } }
    return this.#transport.call('delete', '/v1/scenarios/{scenarioId}', input, options)
  }

  /**
   * Makes the draft a version that calls follow, now or from an instant on.
   *
   * @example
   * ```ts
   * await svyaz.scenarios.publish('701', { from: '2026-12-30T15:00:00Z', note: 'Новогодние дни' })
   * ```
   */
  publish(
    scenarioId: string,
    request: PublishScenarioRequest = {},
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<Scenario> {
    const input = { path: { scenarioId }, body: request, query: { ...query } }
    return this.#transport.call('post', '/v1/scenarios/{scenarioId}/publish', input, options)
  }

  /**
   * Lets calls follow another version, now or from an instant on.
   *
   * @example
   * ```ts
   * await svyaz.scenarios.switchTo('701', { version: 1 })
   * ```
   */
  switchTo(
    scenarioId: string,
    request: SwitchScenarioRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<Scenario> {
    const input = { path: { scenarioId }, body: request, query: { ...query } }
    return this.#transport.call('post', '/v1/scenarios/{scenarioId}/switches', input, options)
  }

  /**
   * Takes back a switch that lies ahead.
   *
   * @example
   * ```ts
   * await svyaz.scenarios.cancelSwitch('701', '702')
   * ```
   */
  cancelSwitch(
    scenarioId: string,
    switchId: string,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<Scenario> {
    const input = { path: { scenarioId, switchId }, query: { ...query } }
    return this.#transport.call('delete', '/v1/scenarios/{scenarioId}/switches/{switchId}', input, options)
  }

  /**
   * What was published, newest first.
   *
   * @example
   * ```ts
   * for await (const { version, note } of svyaz.scenarios.versions('701')) console.log(version, note)
   * ```
   */
  versions(scenarioId: string, query?: PageQuery & ActingCompany, options?: RequestOptions): List<ScenarioVersion> {
    return listOf('versions', query, (cursor) => {
      const input = { path: { scenarioId }, query: { ...query, ...cursor } }
      return this.#transport.call('get', '/v1/scenarios/{scenarioId}/versions', input, options)
    })
  }

  /**
   * What differs between two versions; without one of them it is the draft.
   *
   * @example
   * ```ts
   * const { changed } = await svyaz.scenarios.diff('701', { from: 1 })
   * ```
   */
  diff(
    scenarioId: string,
    query?: { from?: number; to?: number } & ActingCompany,
    options?: RequestOptions,
  ): Promise<ScenarioDiff> {
    const input = { path: { scenarioId }, query: { ...query } }
    return this.#transport.call('get', '/v1/scenarios/{scenarioId}/diff', input, options)
  }
}
