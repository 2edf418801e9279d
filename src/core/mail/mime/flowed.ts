/** RFC 3676: text/plain with format=flowed. */

/** Joins lines that were broken to fit; those of different depths of quoting stay apart. */
export function joinFlowed(text: string, deletesSpace: boolean): string {
  const lines: { depth: number; text: string; isOpen: boolean }[] = []
  for (const line of text.split('\n')) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0
    const content = unstuffed(line.slice(depth))
    const isOpen = content.endsWith(' ') && content !== '-- '
    const before = lines.at(-1)
    const kept = isOpen && deletesSpace ? content.slice(0, -1) : content
    if (before?.isOpen === true && before.depth === depth && content !== '-- ') {
      before.text += kept
      before.isOpen = isOpen
    } else lines.push({ depth, text: kept, isOpen })
  }
  return lines.map(({ depth, text: joined }) => (depth === 0 ? joined : `${'>'.repeat(depth)} ${joined}`)).join('\n')
}

function unstuffed(line: string): string {
  return line.startsWith(' ') ? line.slice(1) : line
}
