import type { Principal } from '../accounts/account.js'
import type { Via } from '../accounts/audit.js'
import { auditOf } from '../accounts/audit.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { PLATFORM } from '../values/ids.js'
import type { NumberRanges, PortedNumbers } from './number-ranges.js'
import { type DraftFile, type ImportProblem, NumberingDraft } from './numbering-draft.js'

/** A file to be imported, line by line. */
export interface ImportSource {
  name: string
  lines: AsyncIterable<string>
}

export interface ImportOptions {
  /** Leave out rows that are wrong instead of refusing everything. */
  skipBadRows: boolean
  onProgress(progress: ImportProgress): void
}

export type ImportProgress =
  { step: 'reading'; file: string; rows: number } | { step: 'writing'; ranges: number; portedNumbers: number }

export interface ImportReport {
  /** Null: refused, and nothing was written. */
  version: string | null
  files: readonly DraftFile[]
  /** In force now, or that would have been. */
  ranges: number
  /** Taken over from the version before, whose files were not given this time. */
  rangesKept: number
  portedNumbers: number
  operators: number
  regions: number
  /** Spellings that no zone is known for, each with its ranges. */
  regionsWithoutZone: readonly { region: string; ranges: number }[]
  /** Ranges that the register gives to the whole country, or to regions of several zones. */
  rangesWithoutRegion: number
  /** The first of them, in the order of files and lines. */
  problems: readonly ImportProblem[]
  problemCount: number
}

/** Names of the first digits of a register's file: DEF-9xx, ABC-3xx … A file replaces what has the same first digit. */
const numbersOfFile = 1_000_000_000

/**
 * Reads files of the numbering register and lists of ported numbers, checks all of it, then puts it into force as one version.
 * What no file brings stays: a list of ported numbers alone changes no range, a file DEF-9xx no city code.
 * @throws GatewayError `forbidden`, `conflict`, `storage_unavailable`, `storage_full`; whatever reading the files throws
 */
export async function importNumbering(
  core: CoreContext,
  principal: Principal,
  sources: readonly ImportSource[],
  options: ImportOptions,
  via: Via,
): Promise<ImportReport> {
  requireScope(principal, 'platform:admin')
  const before = await core.store.numbering.load()
  const draft = new NumberingDraft()
  for (const source of sources) await draft.read(source, options.onProgress)
  const brought = new Set(draft.firstDigits)
  const rangesKept =
    before === null ? 0 : draft.keep(before.ranges, (first) => !brought.has(Math.floor(first / numbersOfFile)))
  const { ranges, problems, problemCount, ...read } = draft.finish()
  const ported = read.ported ?? before?.ported ?? null
  const report = {
    ...summaryOf(ranges, ported),
    files: draft.files,
    ranges: ranges.first.length,
    rangesKept,
    problems,
    problemCount,
  }
  const isRefused = problemCount > 0 && !options.skipBadRows
  if (isRefused || draft.isUseless) return { ...report, version: null }
  options.onProgress({ step: 'writing', ranges: report.ranges, portedNumbers: report.portedNumbers })
  const id = await core.store.allocateIds(1)
  const now = core.clock.now()
  const version = `${new Date(now).toISOString().slice(0, 10)}-${id}`
  const after = { version, files: sources.map(({ name }) => name), ranges: report.ranges }
  const act = { companyId: PLATFORM, action: 'numbering.import', subject: `numbering:${version}`, after }
  await core.store.numbering.replace(
    { id, version, basedOn: before?.id ?? null, createdAt: now, ranges, ported },
    auditOf(core, principal, via, act),
  )
  await core.snapshots.refresh('numbering')
  return { ...report, version }
}

function summaryOf(
  { description, descriptions }: NumberRanges,
  ported: PortedNumbers | null,
): Pick<ImportReport, 'portedNumbers' | 'operators' | 'regions' | 'regionsWithoutZone' | 'rangesWithoutRegion'> {
  const operators = new Set<string>()
  const regions = new Set<string>()
  const withoutZone = new Map<string, number>()
  let rangesWithoutRegion = 0
  for (const place of description) {
    const { operator = '', region = null, zone = null } = descriptions[place] ?? {}
    operators.add(operator)
    if (region === null) rangesWithoutRegion += 1
    else regions.add(region)
    if (region !== null && zone === null) withoutZone.set(region, (withoutZone.get(region) ?? 0) + 1)
  }
  return {
    portedNumbers: ported?.packed.length ?? 0,
    operators: operators.size,
    regions: regions.size,
    regionsWithoutZone: [...withoutZone].map(([region, ranges]) => ({ region, ranges })),
    rangesWithoutRegion,
  }
}
