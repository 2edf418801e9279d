import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import { type Page, pageOf } from '../accounts/page.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { type Job, keptMs, partBytes } from '../jobs/job.js'
import type { TableFormat } from '../tables.js'
import type { JobId } from '../values/ids.js'
import { messagePages, requireFewEnough } from './export-history.js'
import type { HistoryFilter } from './history.js'
import { type HistoryRequest, readHistoryFilter } from './read-history.js'

/** A file of messages that is written behind the request that asked for it. */
export interface ExportJob {
  job: Job
  request: ExportRequest
  result: ExportResult
}

export interface ExportRequest {
  filter: HistoryFilter
  format: TableFormat
  zone: string
}

export interface ExportResult {
  /** That the filter found when it was asked. */
  expected: number
  parts: number
  bytes: number
}

/** @throws GatewayError `forbidden`, `invalid_parameter` for a filter that cannot be read or finds too many */
export async function createExport(
  core: CoreContext,
  principal: Principal,
  request: HistoryRequest,
  format: TableFormat,
  via: Via,
): Promise<ExportJob> {
  requireScope(principal, 'messages:read')
  const { companyId, actor } = principal
  const filter = await readHistoryFilter(core, principal, request)
  const expected = await requireFewEnough(core, companyId, filter)
  const now = core.clock.now()
  const job: Job = {
    id: (await core.store.allocateIds(1)) as JobId,
    companyId,
    kind: 'history_export',
    state: 'writing',
    actor,
    request: { filter, format, zone: core.companies.zoneOf(companyId) } satisfies ExportRequest,
    result: { expected, parts: 0, bytes: 0 } satisfies ExportResult,
    position: 0,
    error: null,
    createdAt: now,
    updatedAt: now,
    expiresAt: now + keptMs,
  }
  const act = { companyId, action: 'history_export.create', subject: `history_export:${job.id}`, after: { format } }
  await core.store.jobs.insert(job, auditOf(core, principal, via, act))
  core.jobBell.ring('history_export')
  return exportOf(job)
}

/** @throws GatewayError `forbidden`, `not_found` */
export async function getExport(core: CoreContext, principal: Principal, id: JobId): Promise<ExportJob> {
  requireScope(principal, 'messages:read')
  const job = await core.store.jobs.find(principal.companyId, 'history_export', id)
  if (job === undefined) throw new GatewayError('not_found', 'There is no such export.')
  return exportOf(job)
}

/** Newest first. @throws GatewayError `forbidden` */
export async function listExports(
  core: CoreContext,
  principal: Principal,
  { beforeId = Number.MAX_SAFE_INTEGER as JobId, limit }: { beforeId?: JobId; limit: number },
): Promise<Page<ExportJob & { id: JobId }>> {
  requireScope(principal, 'messages:read')
  const page = { beforeId, limit: limit + 1 }
  const jobs = await core.store.jobs.list(principal.companyId, 'history_export', page)
  return pageOf(
    jobs.map((job) => ({ id: job.id, ...exportOf(job) })),
    limit,
  )
}

/** The file of an export that has ended. @throws GatewayError `forbidden`, `not_found`, `conflict` while it is written */
export async function openExportFile(
  core: CoreContext,
  principal: Principal,
  id: JobId,
): Promise<ExportJob & { read(signal: AbortSignal): AsyncGenerator<Buffer> }> {
  const found = await getExport(core, principal, id)
  const { job, result } = found
  if (job.state === 'failed') throw new GatewayError('conflict', `The export failed: ${job.error ?? ''}`)
  if (job.state !== 'done') throw new GatewayError('conflict', 'The export is still being written.')
  return {
    ...found,
    read: async function* (signal) {
      for (let part = 0; part < result.parts && !signal.aborted; part += 1) {
        const content = await core.store.jobs.findPart(job, part)
        // It expired while it was read; a file that is cut off must not look whole.
        if (content === undefined) throw new GatewayError('not_found', 'The export has expired.')
        yield Buffer.from(content)
      }
    },
  }
}

/** Writes the file from its beginning, whatever there is of it: an archive cannot be taken up in its middle. */
export async function runExport(core: CoreContext, job: Job, signal: AbortSignal): Promise<void> {
  const { jobs } = core.store
  const { request, result } = exportOf(job)
  await jobs.clearParts(job)
  let messages = 0
  const counted = async function* () {
    for await (const page of messagePages(core, job.companyId, request.filter, signal)) {
      messages += page.length
      yield page
    }
  }
  const file = new PartWriter(async (part, content, bytes) => {
    await jobs.putPart(job, part, content)
    const progress = { result: { ...result, parts: part + 1, bytes }, position: messages, updatedAt: core.clock.now() }
    await jobs.update(job, 'writing', progress)
  })
  for await (const piece of core.tables.writeMessages(request.format, counted(), request.zone, job.createdAt)) {
    await file.write(piece)
  }
  if (signal.aborted) return
  await file.end()
  await jobs.update(job, 'writing', {
    state: 'done',
    result: { ...result, parts: file.parts, bytes: file.bytes },
    position: messages,
    updatedAt: core.clock.now(),
  })
}

/** Gathers pieces into parts. */
class PartWriter {
  parts = 0
  bytes = 0
  readonly #put: (part: number, content: Buffer, bytes: number) => Promise<void>
  #pieces: Buffer[] = []
  #gathered = 0

  constructor(put: (part: number, content: Buffer, bytes: number) => Promise<void>) {
    this.#put = put
  }

  async write(piece: string | Buffer): Promise<void> {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    this.#pieces.push(bytes)
    this.#gathered += bytes.length
    if (this.#gathered >= partBytes) await this.end()
  }

  async end(): Promise<void> {
    if (this.#gathered === 0) return
    const content = Buffer.concat(this.#pieces)
    this.#pieces = []
    this.#gathered = 0
    this.bytes += content.length
    await this.#put(this.parts, content, this.bytes)
    this.parts += 1
  }
}

function exportOf(job: Job): ExportJob {
  return { job, request: job.request as ExportRequest, result: job.result as ExportResult }
}
