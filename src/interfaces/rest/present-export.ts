import type { ExportJob } from '../../core/history/export-jobs.js'
import { formatId } from '../../core/values/ids.js'
import type { components } from './generated/contract.js'
import { formatInstant } from './instant.js'

type HistoryExport = components['schemas']['HistoryExport']

export function presentExport({ job, request, result }: ExportJob): HistoryExport {
  return {
    id: formatId(job.id),
    state: job.state as HistoryExport['state'],
    format: request.format,
    expected: result.expected,
    messages: job.position,
    bytes: result.bytes,
    error: job.error,
    createdAt: formatInstant(job.createdAt),
    updatedAt: formatInstant(job.updatedAt),
    expiresAt: formatInstant(job.expiresAt),
  }
}
