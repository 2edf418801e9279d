import { resolve } from 'node:path'

import { loadConfig } from '../config.js'
import type { ImportOptions, ImportReport } from '../gateway.js'
import { linesOf } from './lines.js'
import { type ExitCode, exitCodes, type Terminal } from './terminal.js'

/** Problems that are printed; the rest is counted. */
const problemsShown = 20

/** Prints progress and problems on standard error, the report on standard output. */
export async function importNumberingFiles(
  terminal: Terminal,
  files: readonly string[],
  skipBadRows: boolean,
): Promise<ExitCode> {
  const loaded = loadConfig(terminal)
  const { importNumbering } = await import('../gateway.js')
  const sources = files.map((name) => ({ name, lines: linesOf(resolve(terminal.cwd, name)) }))
  const options: ImportOptions = { skipBadRows, onProgress: (progress) => terminal.err(described(progress)) }
  const report = await importNumbering(loaded, sources, options)
  for (const { file, line, reason } of report.problems.slice(0, problemsShown)) {
    terminal.err(`${file}:${line}: ${reason}`)
  }
  terminal.out(told(report, skipBadRows).join('\n'))
  return report.version === null ? exitCodes.failed : exitCodes.done
}

function described(progress: Parameters<ImportOptions['onProgress']>[0]): string {
  if (progress.step === 'reading') return `${progress.file}: ${progress.rows} rows read`
  return `writing ${progress.ranges} ranges and ${progress.portedNumbers} ported numbers`
}

const kinds = { register: 'register', ported: 'ported numbers', unknown: 'not recognised' } as const

function told(report: ImportReport, skipBadRows: boolean): string[] {
  const withoutZone = report.regionsWithoutZone.map(({ region, ranges }) => `${region} (${ranges})`)
  return [
    ...report.files.map(({ name, kind, rows }) => `${name}: ${kinds[kind]}, ${rows} rows`),
    `ranges               ${report.ranges}, of them kept from before: ${report.rangesKept}`,
    `ported numbers       ${report.portedNumbers}`,
    `operators            ${report.operators}`,
    `regions              ${report.regions}, ranges of no one region: ${report.rangesWithoutRegion}`,
    `regions without zone ${withoutZone.length === 0 ? 'none' : withoutZone.join(', ')}`,
    `rows refused         ${report.problemCount}`,
    verdict(report, skipBadRows),
  ]
}

function verdict({ version, problemCount }: ImportReport, skipBadRows: boolean): string {
  if (version !== null) return `In force as ${version}.`
  if (problemCount === 0 || skipBadRows) return 'Nothing was imported: no row could be used.'
  return 'Nothing was imported: mend the rows, or leave them out with --skip-bad-rows.'
}
