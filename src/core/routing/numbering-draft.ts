import type { ImportProgress, ImportSource } from './import-numbering.js'
import type { NumberRanges, PortedNumbers } from './number-ranges.js'
import { PortedDraft } from './ported-draft.js'
import { RangeDraft } from './range-draft.js'
import { type Layout, readHeader, splitLine } from './register-line.js'
import { readPortedRow, readRegisterRow } from './register-row.js'
import type { Clash } from './row-columns.js'

/** What was wrong with a line; counted from 1, the header included. */
export interface ImportProblem {
  file: string
  line: number
  reason: string
}

export interface DraftFile {
  name: string
  kind: Layout['kind'] | 'unknown'
  rows: number
}

/** More of them are counted, and not kept. */
const problemsKept = 10_000
const progressRows = 10_000
/** A line of the register has about 200 characters. */
const longestLine = 10_000

/** Everything that one import has read. */
export class NumberingDraft {
  readonly files: DraftFile[] = []
  /** Of the register's ranges that were read. */
  readonly firstDigits = new Set<number>()
  readonly #ranges = new RangeDraft()
  readonly #ported = new PortedDraft()
  readonly #problems: { file: number; line: number; reason: string }[] = []
  #problemCount = 0

  /** Nothing was read that could be put into force. */
  get isUseless(): boolean {
    return this.firstDigits.size === 0 && this.#ported.length === 0
  }

  async read({ name, lines }: ImportSource, onProgress: (progress: ImportProgress) => void): Promise<void> {
    const index = this.files.length
    const file: DraftFile = { name, kind: 'unknown', rows: 0 }
    this.files.push(file)
    let layout: Layout | undefined
    let number = 0
    for await (const line of lines) {
      number += 1
      if (number === 1) {
        layout = readHeader(line)
        if (layout === undefined) break
        file.kind = layout.kind
      } else if (layout !== undefined && line.trim() !== '') {
        file.rows += 1
        this.#take(line, layout, { file: index, line: number })
        if (file.rows % progressRows === 0) onProgress({ step: 'reading', file: name, rows: file.rows })
      }
    }
    if (layout === undefined) this.#refuse({ file: index, line: 1 }, noHeader)
    onProgress({ step: 'reading', file: name, rows: file.rows })
  }

  /** Takes over ranges of the version in force; how many. */
  keep(ranges: NumberRanges, isKept: (first: number) => boolean): number {
    return this.#ranges.addKept(ranges, isKept)
  }

  finish(): { ranges: NumberRanges; ported: PortedNumbers | null; problems: ImportProblem[]; problemCount: number } {
    const { ranges, clashes } = this.#ranges.finish()
    for (const clash of clashes) this.#refuse(clash.place, `overlaps ${this.#nameOf(clash)}`)
    const list = this.files.some(({ kind }) => kind === 'ported') ? this.#ported.finish() : null
    for (const clash of list?.clashes ?? [])
      this.#refuse(clash.place, `the number stands in ${this.#nameOf(clash)} already`)
    const inOrder = this.#problems.sort((a, b) => a.file - b.file || a.line - b.line)
    const problems = inOrder.map(({ file, line, reason }) => ({ file: this.files[file]?.name ?? '', line, reason }))
    return { ranges, ported: list?.ported ?? null, problems, problemCount: this.#problemCount }
  }

  #take(line: string, layout: Layout, place: Clash['place']): void {
    if (line.length > longestLine) return this.#refuse(place, `the line is longer than ${longestLine} characters`)
    const cells = splitLine(line, layout.separator)
    if (layout.kind === 'register') {
      const row = readRegisterRow(cells, layout)
      if (!row.ok) return this.#refuse(place, row.reason)
      this.firstDigits.add(Math.floor(row.value.first / 1_000_000_000))
      return this.#ranges.add(row.value, place)
    }
    const row = readPortedRow(cells, layout)
    if (!row.ok) return this.#refuse(place, row.reason)
    if (!this.#ported.add(row.value, place)) this.#refuse(place, 'the list names more operators than there can be')
  }

  #refuse({ file, line }: Clash['place'], reason: string): void {
    this.#problemCount += 1
    if (this.#problems.length < problemsKept) this.#problems.push({ file, line, reason })
  }

  #nameOf({ place, with: other }: Clash): string {
    const where = other.file === place.file ? '' : ` of ${this.files[other.file]?.name ?? ''}`
    return `line ${other.line}${where}`
  }
}

const noHeader =
  'the header is neither that of the numbering register (АВС/DEF;От;До;Емкость;Оператор;Регион…) nor of a list of ported numbers (number;operator)'
