/** CPU time of this process so far, ms: unlike the clock on the wall it does not run while the machine works for others. */
export function cpuTimeMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** The most CPU time, in ms, that the event loop spent without a turn. */
export function longestTurnMs(): () => number {
  let last = cpuTimeMs()
  let longest = 0
  let isOver = false
  const turn = () => {
    longest = Math.max(longest, cpuTimeMs() - last)
    last = cpuTimeMs()
    if (!isOver) setImmediate(turn)
  }
  setImmediate(turn)
  return () => {
    isOver = true
    return longest
  }
}
