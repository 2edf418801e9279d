/** Everything that is wrong with the catalogue's files, so that one reading shows it all. */
export class Problems {
  readonly found: string[] = []

  /** `at`: the file and the place in it, such as `voice.versions.0.tariffs.mts`. */
  add(at: string, what: string): void {
    this.found.push(`${at}: ${what}`)
  }

  /** Names every value that stands more than once. */
  twice(at: string, values: readonly string[]): void {
    const seen = new Set<string>()
    for (const value of values) {
      if (seen.has(value)) this.add(at, `${value} stands more than once`)
      seen.add(value)
    }
  }

  /** Names every value that is not known. */
  unknown(at: string, values: Iterable<string>, known: ReadonlySet<string> | ReadonlyMap<string, unknown>): void {
    for (const value of values) if (!known.has(value)) this.add(at, `${value} is not known`)
  }

  /** Names every entry that does not begin after the one before. */
  ascending(at: string, entries: readonly { from: string }[]): void {
    entries.forEach(({ from }, index) => {
      const before = entries[index - 1]
      if (before !== undefined && from <= before.from)
        this.add(at, `${from} must be later than ${before.from}, the entry before it`)
    })
  }
}
