import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import { type Page, pageOf } from '../accounts/page.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CompanyId, ScenarioId } from '../values/ids.js'
import { type Acting, callsToRead, callsToWrite } from './company.js'
import { verifyFor } from './prompts/known-prompts.js'
import type { Finding } from './scenario.js'
import type { ScenarioSwitch, StoredScenario } from './stored-scenario.js'

const maxNameLength = 100

/** A scenario with what is wrong with its draft, and what calls follow. */
export interface ScenarioView {
  scenario: StoredScenario
  findings: readonly Finding[]
  /** What holds now comes first, if anything does; then what is to come. */
  switches: readonly ScenarioSwitch[]
}

/** The draft may have errors; only what is published may not. @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` */
export async function createScenario(
  core: CoreContext,
  principal: Principal,
  { name, document, ...acting }: Acting & { name: string; document: unknown },
  via: Via,
): Promise<ScenarioView> {
  const companyId = await callsToWrite(core, principal, acting)
  const at = core.clock.now()
  const scenario: StoredScenario = {
    id: (await core.store.allocateIds(1)) as ScenarioId,
    companyId,
    name: checkName(name),
    draft: document,
    lastVersion: 0,
    createdAt: at,
    updatedAt: at,
  }
  const act = { companyId, action: 'scenario.create', subject: `scenario:${scenario.id}`, after: scenario }
  await core.store.calls.insertScenario(scenario, auditOf(core, principal, via, act))
  return { scenario, findings: (await verifyFor(core, companyId, document)).findings, switches: [] }
}

/** In the order of their ids. @throws GatewayError `forbidden`, `not_found` */
export async function listScenarios(
  core: CoreContext,
  principal: Principal,
  { afterId = 0 as ScenarioId, limit, ...acting }: Acting & { afterId?: ScenarioId; limit: number },
): Promise<Page<StoredScenario>> {
  return pageOf(await core.store.calls.listScenarios(callsToRead(principal, acting), afterId, limit + 1), limit)
}

/** @throws GatewayError `forbidden`, `not_found` */
export async function getScenario(
  core: CoreContext,
  principal: Principal,
  id: ScenarioId,
  acting: Acting,
): Promise<ScenarioView> {
  return viewOf(core, await findScenario(core, callsToRead(principal, acting), id))
}

/** Calls go on as published. @throws GatewayError as `createScenario` */
export async function updateScenario(
  core: CoreContext,
  principal: Principal,
  id: ScenarioId,
  { name, document, ...acting }: Acting & { name?: string; document?: unknown },
  via: Via,
): Promise<ScenarioView> {
  const companyId = await callsToWrite(core, principal, acting)
  const before = await findScenario(core, companyId, id)
  const changes = {
    ...(name === undefined ? {} : { name: checkName(name) }),
    ...(document === undefined ? {} : { draft: document }),
    updatedAt: core.clock.now(),
  }
  const after = { ...before, ...changes }
  const act = { companyId, action: 'scenario.update', subject: `scenario:${id}`, before, after }
  const written = await core.store.calls.updateScenario(before, changes, auditOf(core, principal, via, act))
  if (!written) throw missing()
  return viewOf(core, after)
}

/** @throws GatewayError `forbidden`, `not_found`, `conflict` while a number follows it */
export async function deleteScenario(
  core: CoreContext,
  principal: Principal,
  id: ScenarioId,
  acting: Acting,
  via: Via,
): Promise<StoredScenario> {
  const companyId = await callsToWrite(core, principal, acting)
  const before = await findScenario(core, companyId, id)
  const act = { companyId, action: 'scenario.delete', subject: `scenario:${id}`, before }
  if (await core.store.calls.deleteScenario(before, auditOf(core, principal, via, act))) return before
  throw new GatewayError('conflict', 'A number follows this scenario; give the number another one first.')
}

/** @throws GatewayError `not_found` */
export async function findScenario(core: CoreContext, companyId: CompanyId, id: ScenarioId): Promise<StoredScenario> {
  const scenario = await core.store.calls.findScenario(companyId, id)
  if (scenario === undefined) throw missing()
  return scenario
}

export async function viewOf(core: CoreContext, scenario: StoredScenario): Promise<ScenarioView> {
  const switches = await core.store.calls.switchesFrom(scenario, core.clock.now())
  return { scenario, findings: (await verifyFor(core, scenario.companyId, scenario.draft)).findings, switches }
}

function missing(): GatewayError {
  return new GatewayError('not_found', 'There is no such scenario.')
}

function checkName(name: string): string {
  const trimmed = name.trim().replace(/\s+/g, ' ')
  if (trimmed.length > 0 && trimmed.length <= maxNameLength) return trimmed
  throw new GatewayError('invalid_parameter', `A name has 1 to ${maxNameLength} characters.`, { field: '/name' })
}
