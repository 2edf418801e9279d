/** A column of doubles that grows. */
export class Column {
  values = new Float64Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Float64Array(this.length * 2)
      larger.set(this.values)
      this.values = larger
    }
    this.values[this.length] = value
    this.length += 1
  }
}

/** Where a row was read: the place of its file among the imported ones, and its line. */
export interface Place {
  file: number
  line: number
}

/** The place of every row, kept as runs of lines that follow each other. */
export class Places {
  readonly #runs: (Place & { from: number })[] = []
  #length = 0

  push({ file, line }: Place): void {
    const run = this.#runs.at(-1)
    const follows = run !== undefined && run.file === file && line === run.line + this.#length - run.from
    if (!follows) this.#runs.push({ file, line, from: this.#length })
    this.#length += 1
  }

  at(index: number): Place {
    let low = 0
    let high = this.#runs.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#runs[middle]?.from ?? 0) <= index) low = middle + 1
      else high = middle
    }
    const { file, line, from } = this.#runs[low - 1] ?? { file: 0, line: 0, from: 0 }
    return { file, line: line + index - from }
  }
}

/** Two rows that say something of the same number; the later one is left out. */
export interface Clash {
  place: Place
  with: Place
}
