/** A conditional statement met another state than its caller had read. */
export class UnexpectedRowCount extends Error {
  override readonly name = 'UnexpectedRowCount'

  constructor(expected: number, actual: number) {
    super(`a statement changed ${actual} rows instead of ${expected}`)
  }
}
