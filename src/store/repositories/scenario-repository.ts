import type { Kysely } from 'kysely'

import type { ScenarioChanges, ScenarioKey } from '../../core/calls/ports.js'
import type {
  LiveVersion,
  ScenarioSwitch,
  ScenarioVersion,
  StoredScenario,
  VoiceNumber,
  VoiceSettings,
} from '../../core/calls/stored-scenario.js'
import type { CompanyId, NumberId, ScenarioId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { scenarios, scenarioSwitches, scenarioVersions } from '../tables/call-tables.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { named, statement } from './statement.js'

type Db = Kysely<Schema>

/** Switches that still lie ahead are few: a person sets each. */
const maxSwitches = 50

export function insertScenario(db: Db, { companyId, id, name, draft, lastVersion, ...at }: StoredScenario): Statement {
  const row = { company_id: companyId, id, name, draft: JSON.stringify(draft), last_version: lastVersion }
  return statement(db.insertInto('scenarios').values({ ...row, created_at: at.createdAt, updated_at: at.updatedAt }))
}

export function updateScenario(db: Db, key: ScenarioKey, { name, draft, updatedAt }: ScenarioChanges): Statement {
  const document = draft === undefined ? undefined : JSON.stringify(draft)
  const set = named({ name, draft: document, updated_at: updatedAt })
  return statement(
    db.updateTable('scenarios').set(set).where('company_id', '=', key.companyId).where('id', '=', key.id),
    1,
  )
}

/** Nothing is deleted while a number follows it. */
export function deleteScenario(db: Db, { companyId, id }: ScenarioKey): Statement[] {
  const of = <T extends 'scenario_versions' | 'scenario_switches'>(table: T) =>
    statement(
      db
        .deleteFrom(table as 'scenario_versions')
        .where('company_id', '=', companyId)
        .where('scenario_id', '=', id),
    )
  return [
    {
      sql: `DELETE FROM scenarios WHERE company_id = ? AND id = ?
        AND NOT EXISTS (SELECT 1 FROM voice_numbers WHERE company_id = ? AND scenario_id = ?)`,
      parameters: [companyId, id, companyId, id],
      expectRows: 1,
    },
    of('scenario_versions'),
    of('scenario_switches'),
  ]
}

export async function findScenario(db: Db, companyId: CompanyId, id: ScenarioId): Promise<StoredScenario | undefined> {
  const row = await db
    .selectFrom('scenarios')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && scenarioOf(row)
}

export async function listScenarios(
  db: Db,
  companyId: CompanyId,
  afterId: ScenarioId,
  limit: number,
): Promise<StoredScenario[]> {
  const own = db.selectFrom('scenarios').selectAll().where('company_id', '=', companyId)
  return (await own.where('id', '>', afterId).orderBy('id').limit(limit).execute()).map(scenarioOf)
}

/** Only as the version after the last. */
export function insertVersion(db: Db, version: ScenarioVersion): Statement[] {
  const { companyId, scenarioId, document, note, publishedAt, publishedBy } = version
  return [
    statement(
      db
        .updateTable('scenarios')
        .set({ last_version: version.version })
        .where('company_id', '=', companyId)
        .where('id', '=', scenarioId)
        .where('last_version', '=', version.version - 1),
      1,
    ),
    statement(
      db.insertInto('scenario_versions').values({
        company_id: companyId,
        scenario_id: scenarioId,
        version: version.version,
        document: JSON.stringify(document),
        note,
        published_at: publishedAt,
        published_by: publishedBy,
      }),
    ),
  ]
}

export async function findVersion(
  db: Db,
  { companyId, id }: ScenarioKey,
  version: number,
): Promise<ScenarioVersion | undefined> {
  const row = await db
    .selectFrom('scenario_versions')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('scenario_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return row && versionOf(row)
}

export async function listVersions(
  db: Db,
  { companyId, id }: ScenarioKey,
  beforeVersion: number,
  limit: number,
): Promise<ScenarioVersion[]> {
  const rows = await db
    .selectFrom('scenario_versions')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('scenario_id', '=', id)
    .where('version', '<', beforeVersion)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute()
  return rows.map(versionOf)
}

export function insertSwitch(db: Db, { companyId, scenarioId, id, version, from, setBy }: ScenarioSwitch): Statement {
  const key = { company_id: companyId, scenario_id: scenarioId, from_at: from, id }
  return statement(db.insertInto('scenario_switches').values({ ...key, version, set_by: setBy }))
}

export function deleteSwitch(db: Db, { companyId, id }: ScenarioKey, switchId: number, after: number): Statement {
  const own = db.deleteFrom('scenario_switches').where('company_id', '=', companyId).where('scenario_id', '=', id)
  return statement(own.where('id', '=', switchId).where('from_at', '>', after), 1)
}

export async function switchesFrom(db: Db, { companyId, id }: ScenarioKey, at: number): Promise<ScenarioSwitch[]> {
  const own = db
    .selectFrom('scenario_switches')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('scenario_id', '=', id)
  const holds = await own.where('from_at', '<=', at).orderBy('from_at', 'desc').orderBy('id', 'desc').limit(1).execute()
  const later = await own.where('from_at', '>', at).orderBy('from_at').orderBy('id').limit(maxSwitches).execute()
  return [...holds, ...later].map(switchOf)
}

export async function findLive(db: Db, { companyId, id }: ScenarioKey, at: number): Promise<LiveVersion | undefined> {
  const row = await db
    .selectFrom('scenario_switches')
    .innerJoin('scenario_versions', (join) =>
      join
        .onRef('scenario_versions.company_id', '=', 'scenario_switches.company_id')
        .onRef('scenario_versions.scenario_id', '=', 'scenario_switches.scenario_id')
        .onRef('scenario_versions.version', '=', 'scenario_switches.version'),
    )
    .select(['scenario_versions.version', 'scenario_versions.document'])
    .where('scenario_switches.company_id', '=', companyId)
    .where('scenario_switches.scenario_id', '=', id)
    .where('from_at', '<=', at)
    .orderBy('from_at', 'desc')
    .orderBy('scenario_switches.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { scenarioId: id, version: row.version, document: JSON.parse(row.document) as unknown }
}

const withVoice = (db: Db) =>
  db
    .selectFrom('numbers')
    .leftJoin('voice_numbers', (join) =>
      join
        .onRef('voice_numbers.number_id', '=', 'numbers.id')
        .onRef('voice_numbers.company_id', '=', 'numbers.company_id'),
    )
    .select(['numbers.id', 'numbers.address', 'numbers.company_id', 'zone', 'channel_limit', 'scenario_id'])
    .select(['voicemail_mail', 'voicemail_sms', 'recording_days'])
    .where('numbers.active_until', 'is', null)

interface VoiceRow {
  id: number
  address: string
  company_id: number | null
  zone: string | null
  channel_limit: number | null
  scenario_id: number | null
  voicemail_mail: string | null
  voicemail_sms: string | null
  recording_days: number | null
}

export async function findVoiceNumber(db: Db, address: string): Promise<VoiceNumber | undefined> {
  const row = await withVoice(db).where('address', '=', address).executeTakeFirst()
  return row && voiceNumberOf(row)
}

export async function getVoiceNumber(db: Db, companyId: CompanyId, id: NumberId): Promise<VoiceNumber | undefined> {
  const row = await withVoice(db)
    .where('numbers.id', '=', id)
    .where('numbers.company_id', '=', companyId)
    .executeTakeFirst()
  return row && voiceNumberOf(row)
}

export function setVoice(
  db: Db,
  { companyId, numberId }: { companyId: CompanyId; numberId: NumberId },
  settings: VoiceSettings,
): Statement {
  const set = {
    company_id: companyId,
    zone: settings.zone,
    channel_limit: settings.channelLimit,
    scenario_id: settings.scenarioId,
    voicemail_mail: settings.voicemailMail,
    voicemail_sms: settings.voicemailSms,
    recording_days: settings.recordingDays,
  }
  return statement(
    db
      .insertInto('voice_numbers')
      .values({ number_id: numberId, ...set })
      .onConflict((conflict) => conflict.column('number_id').doUpdateSet(set)),
  )
}

/** Shared numbers take no calls: nobody could say what happens to them. */
function voiceNumberOf(row: VoiceRow): VoiceNumber | undefined {
  if (row.company_id === null) return undefined
  return {
    numberId: row.id as NumberId,
    companyId: row.company_id as CompanyId,
    address: row.address,
    zone: row.zone,
    channelLimit: row.channel_limit,
    scenarioId: row.scenario_id as ScenarioId | null,
    voicemailMail: row.voicemail_mail,
    voicemailSms: row.voicemail_sms,
    recordingDays: row.recording_days,
  }
}

function scenarioOf(row: RowOf<typeof scenarios>): StoredScenario {
  return {
    id: row.id as ScenarioId,
    companyId: row.company_id as CompanyId,
    name: row.name,
    draft: JSON.parse(row.draft) as unknown,
    lastVersion: row.last_version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function versionOf(row: RowOf<typeof scenarioVersions>): ScenarioVersion {
  return {
    companyId: row.company_id as CompanyId,
    scenarioId: row.scenario_id as ScenarioId,
    version: row.version,
    document: JSON.parse(row.document) as unknown,
    note: row.note,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
  }
}

function switchOf(row: RowOf<typeof scenarioSwitches>): ScenarioSwitch {
  return {
    companyId: row.company_id as CompanyId,
    scenarioId: row.scenario_id as ScenarioId,
    id: row.id,
    version: row.version,
    from: row.from_at,
    setBy: row.set_by,
  }
}
