import type { ScenarioDiff } from '../../core/calls/diff.js'
import type { ScenarioView } from '../../core/calls/manage-scenarios.js'
import type { ScenarioVersion, StoredScenario, VoiceNumber } from '../../core/calls/stored-scenario.js'
import { formatId } from '../../core/values/ids.js'
import type { components } from './generated/contract.js'
import { formatInstant } from './instant.js'

type Schemas = components['schemas']
type Document = Schemas['ScenarioDocument']

export function presentScenarioSummary(scenario: StoredScenario): Schemas['ScenarioSummary'] {
  const { id, companyId, name, lastVersion, createdAt, updatedAt } = scenario
  return {
    id: formatId(id),
    companyId: formatId(companyId),
    name,
    lastVersion,
    createdAt: formatInstant(createdAt),
    updatedAt: formatInstant(updatedAt),
  }
}

export function presentScenario({ scenario, findings, switches }: ScenarioView, now: number): Schemas['Scenario'] {
  return {
    ...presentScenarioSummary(scenario),
    draft: scenario.draft as Document,
    findings: [...findings],
    liveVersion: switches.find(({ from }) => from <= now)?.version ?? null,
    switches: switches
      .filter(({ from }) => from > now)
      .map(({ id, version, from, setBy }) => ({ id: String(id), version, from: formatInstant(from), setBy })),
  }
}

export function presentVersion(version: ScenarioVersion): Schemas['ScenarioVersion'] {
  return {
    version: version.version,
    document: version.document as Document,
    note: version.note,
    publishedAt: formatInstant(version.publishedAt),
    publishedBy: version.publishedBy,
  }
}

export function presentDiff({ start, overflow, added, removed, changed }: ScenarioDiff): Schemas['ScenarioDiff'] {
  return {
    start,
    overflow,
    added: [...added],
    removed: [...removed],
    changed: changed.map(({ step, places }) => ({ step, places: [...places] })),
  }
}

export function presentVoice({
  numberId,
  address,
  zone,
  channelLimit,
  scenarioId,
  voicemailMail,
  voicemailSms,
  recordingDays,
}: VoiceNumber): Schemas['VoiceNumber'] {
  return {
    numberId: formatId(numberId),
    address,
    zone,
    channelLimit,
    scenarioId: scenarioId === null ? null : formatId(scenarioId),
    voicemailMail,
    voicemailSms,
    recordingDays,
  }
}
