import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CompanyId, ScenarioId } from '../values/ids.js'
import { type Acting, callsToRead, callsToWrite } from './company.js'
import { diffScenarios, type ScenarioDiff } from './diff.js'
import { findScenario, type ScenarioView, viewOf } from './manage-scenarios.js'
import { verifyFor } from './prompts/known-prompts.js'
import { readScenario, type Scenario } from './scenario.js'
import type { ScenarioSwitch, ScenarioVersion, StoredScenario } from './stored-scenario.js'

/**
 * Makes the draft a version, which never changes, and lets calls follow it from an instant on (now unless given). Calls that are in
 * progress finish on theirs.
 * @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` for a draft with errors, `time_in_past`, `conflict` when somebody else
 * published meanwhile
 */
export async function publishScenario(
  core: CoreContext,
  principal: Principal,
  id: ScenarioId,
  { note = null, from, ...acting }: Acting & { note?: string | null; from?: number },
  via: Via,
): Promise<ScenarioView> {
  const companyId = await callsToWrite(core, principal, acting)
  const scenario = await findScenario(core, companyId, id)
  await refuseErrors(core, scenario, scenario.draft, 'The draft cannot be published.')
  const at = core.clock.now()
  const key = { companyId, scenarioId: id, version: scenario.lastVersion + 1 }
  const version: ScenarioVersion = {
    ...key,
    document: scenario.draft,
    note,
    publishedAt: at,
    publishedBy: principal.actor,
  }
  const to = await newSwitch(core, principal, key, startOf(at, from))
  const act = { companyId, action: 'scenario.publish', subject: `scenario:${id}`, after: { ...to, note } }
  if (!(await core.store.calls.publish(version, to, auditOf(core, principal, via, act)))) {
    throw new GatewayError('conflict', 'Somebody else has published this scenario just now; look at it and try again.')
  }
  return viewOf(core, { ...scenario, lastVersion: version.version })
}

/**
 * Lets calls follow a version again, or from an instant on.
 * @throws GatewayError `forbidden`, `not_found`, `time_in_past`, `invalid_parameter` for one whose prompts are gone
 */
export async function switchScenario(
  core: CoreContext,
  principal: Principal,
  id: ScenarioId,
  { version, from, ...acting }: Acting & { version: number; from?: number },
  via: Via,
): Promise<ScenarioView> {
  const companyId = await callsToWrite(core, principal, acting)
  const scenario = await findScenario(core, companyId, id)
  const { document } = await findVersion(core, scenario, version)
  await refuseErrors(core, scenario, document, 'Calls cannot follow this version any more.')
  const key = { companyId, scenarioId: id, version }
  const to = await newSwitch(core, principal, key, startOf(core.clock.now(), from))
  const act = { companyId, action: 'scenario.switch', subject: `scenario:${id}`, after: to }
  await core.store.calls.insertSwitch(to, auditOf(core, principal, via, act))
  return viewOf(core, scenario)
}

/** Takes back a switch that has not begun. @throws GatewayError `forbidden`, `not_found` */
export async function cancelSwitch(
  core: CoreContext,
  principal: Principal,
  id: ScenarioId,
  switchId: number,
  acting: Acting,
  via: Via,
): Promise<ScenarioView> {
  const companyId = await callsToWrite(core, principal, acting)
  const scenario = await findScenario(core, companyId, id)
  const act = { companyId, action: 'scenario.cancel_switch', subject: `scenario:${id}`, before: { id: switchId } }
  const audit = auditOf(core, principal, via, act)
  if (await core.store.calls.deleteSwitch(scenario, switchId, core.clock.now(), audit)) return viewOf(core, scenario)
  throw new GatewayError('not_found', 'There is no switch of this id that lies ahead.')
}

/** Newest first. @throws GatewayError `forbidden`, `not_found` */
export async function listVersions(
  core: CoreContext,
  principal: Principal,
  id: ScenarioId,
  { beforeVersion = Number.MAX_SAFE_INTEGER, limit, ...acting }: Acting & { beforeVersion?: number; limit: number },
): Promise<{ versions: readonly ScenarioVersion[]; nextBeforeVersion: number | null }> {
  const scenario = await findScenario(core, callsToRead(principal, acting), id)
  const found = await core.store.calls.listVersions(scenario, Math.min(beforeVersion, 2 ** 31 - 1), limit + 1)
  const versions = found.slice(0, limit)
  return { versions, nextBeforeVersion: found.length > limit ? (versions.at(-1)?.version ?? null) : null }
}

/** Null stands for the draft. @throws GatewayError `forbidden`, `not_found`, `conflict` for a draft that cannot be read */
export async function diffVersions(
  core: CoreContext,
  principal: Principal,
  id: ScenarioId,
  { from, to, ...acting }: Acting & { from: number | null; to: number | null },
): Promise<ScenarioDiff> {
  const scenario = await findScenario(core, callsToRead(principal, acting), id)
  return diffScenarios(await readVersion(core, scenario, from), await readVersion(core, scenario, to))
}

/** Ready to be followed. @throws GatewayError `not_found`, `conflict` for a draft that cannot be read */
export async function readVersion(
  core: CoreContext,
  scenario: StoredScenario,
  version: number | null,
): Promise<Scenario> {
  const document = version === null ? scenario.draft : (await findVersion(core, scenario, version)).document
  const read = readScenario(document)
  if (read.ok) return read.scenario
  throw new GatewayError('conflict', `The draft cannot be read: ${read.findings[0]?.message ?? ''}`)
}

async function findVersion(core: CoreContext, key: StoredScenario, version: number): Promise<ScenarioVersion> {
  const found = await core.store.calls.findVersion(key, version)
  if (found === undefined) throw new GatewayError('not_found', `The scenario has no version ${version}.`)
  return found
}

async function newSwitch(
  core: CoreContext,
  principal: Principal,
  key: { companyId: CompanyId; scenarioId: ScenarioId; version: number },
  from: number,
): Promise<ScenarioSwitch> {
  return { ...key, id: await core.store.allocateIds(1), from, setBy: principal.actor }
}

function startOf(now: number, from: number | undefined): number {
  if (from === undefined) return now
  if (from >= now) return from
  throw new GatewayError(
    'time_in_past',
    'Calls cannot follow it from a time that has passed; leave "from" away for now.',
    {
      field: '/from',
    },
  )
}

async function refuseErrors(
  core: CoreContext,
  { companyId }: StoredScenario,
  document: unknown,
  what: string,
): Promise<void> {
  const { findings } = await verifyFor(core, companyId, document)
  const errors = findings.filter(({ level }) => level === 'error')
  const [first] = errors
  if (first === undefined) return
  const others = errors.length === 1 ? '' : ` There are ${errors.length - 1} more.`
  throw new GatewayError('invalid_parameter', `${what} ${first.message}${others}`, { field: '/document' })
}
