import type { Principal } from '../accounts/account.js'
import { isZone } from '../calendar/zone.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CompanyId, ScenarioId } from '../values/ids.js'
import { parseMsisdn } from '../values/msisdn.js'
import { type Acting, callsToRead } from './company.js'
import type { CallerHabit, PhoneHabit } from './line/virtual-line.js'
import { findScenario } from './manage-scenarios.js'
import { hasErrors, loadPrompts, verifyFor } from './prompts/known-prompts.js'
import { readVersion } from './publish-scenario.js'
import type { Finding, Scenario } from './scenario.js'
import { simulate, type Simulation } from './simulate.js'
import type { SimulatedAnswers } from './simulated-answers.js'
import { parseTarget } from './target.js'

/** What is tried: a document, or a scenario's version (null: its draft). */
export type Tried = { document: unknown } | { scenarioId: ScenarioId; version: number | null }

export interface TriedCall {
  /** Now unless given: "what happens at 13:05 next Friday?" */
  at?: number
  /** Null: he hides his number. */
  caller: string | null
  number?: string
  /** The company's unless given. */
  zone?: string
  keys?: readonly string[]
  messageSeconds?: number
  hangsUpAfterSeconds?: number | null
  phones?: Readonly<Record<string, PhoneHabit>>
  answers?: Omit<SimulatedAnswers, 'lastAgent'> & { lastAgent?: string }
}

export interface TriedScenario {
  findings: readonly Finding[]
  /** Absent where the document has errors. */
  simulation: Simulation | null
  at: number
}

/** Errors and warnings of a document. @throws GatewayError `forbidden` */
export async function checkScenario(
  core: CoreContext,
  principal: Principal,
  document: unknown,
  acting: Acting,
): Promise<readonly Finding[]> {
  return (await verifyFor(core, callsToRead(principal, acting), document)).findings
}

/**
 * Runs a call through a scenario without any telephone: the same code as a live call.
 * @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`, `conflict` for a draft that cannot be read
 */
export async function tryScenario(
  core: CoreContext,
  principal: Principal,
  { tried, call, ...acting }: Acting & { tried: Tried; call: TriedCall },
): Promise<TriedScenario> {
  const companyId = callsToRead(principal, acting)
  const at = call.at ?? core.clock.now()
  const { scenario, findings } = await readTried(core, companyId, tried)
  if (scenario === undefined || hasErrors(findings)) return { findings, simulation: null, at }
  const simulation = simulate(scenario, {
    at,
    caller: call.caller === null ? null : numberOf(call.caller, '/call/caller'),
    number: call.number ?? '+70000000000',
    zone: await zoneOf(core, companyId, call.zone),
    prompts: await loadPrompts(core, companyId, scenario),
    habits: habitsOf(call),
    phones: phonesOf(call.phones ?? {}),
    answers: answersOf(call.answers ?? {}),
  })
  return { findings, simulation, at }
}

async function readTried(
  core: CoreContext,
  companyId: CompanyId,
  tried: Tried,
): Promise<{ scenario: Scenario | undefined; findings: readonly Finding[] }> {
  if ('document' in tried) return verifyFor(core, companyId, tried.document)
  const stored = await findScenario(core, companyId, tried.scenarioId)
  if (tried.version === null) return verifyFor(core, companyId, stored.draft)
  return { scenario: await readVersion(core, stored, tried.version), findings: [] }
}

function habitsOf({ keys = [], messageSeconds = 10, hangsUpAfterSeconds = null }: TriedCall): CallerHabit {
  return { keys, messageSeconds, hangsUpAfterSeconds }
}

function answersOf({ lastAgent, ...answers }: NonNullable<TriedCall['answers']>): SimulatedAnswers {
  if (lastAgent === undefined) return answers
  const parsed = parseTarget(lastAgent)
  if (parsed.ok) return { ...answers, lastAgent: parsed.value }
  throw new GatewayError('invalid_parameter', `${parsed.reason}.`, { field: '/call/answers/lastAgent' })
}

function phonesOf(phones: Readonly<Record<string, PhoneHabit>>): Record<string, PhoneHabit> {
  return Object.fromEntries(
    Object.entries(phones).map(([number, habit]) => {
      const parsed = parseTarget(number)
      if (parsed.ok) return [parsed.value, habit]
      throw new GatewayError('invalid_parameter', `${parsed.reason}.`, { field: `/call/phones/${number}` })
    }),
  )
}

function numberOf(text: string, field: string): string {
  const parsed = parseMsisdn(text)
  if (parsed.ok) return parsed.value
  throw new GatewayError('invalid_parameter', `${parsed.reason}.`, { field })
}

async function zoneOf(core: CoreContext, companyId: CompanyId, zone: string | undefined): Promise<string> {
  if (zone === undefined) return (await core.store.accounts.findCompany(companyId))?.zone ?? 'UTC'
  if (isZone(zone)) return zone
  throw new GatewayError('invalid_parameter', 'Give an IANA time zone such as Asia/Sakhalin.', { field: '/call/zone' })
}
