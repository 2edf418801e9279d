/** RFC 4291 §2.2: text forms of IPv6 addresses. */

/**
 * The network an address belongs to, as far as its holder can choose addresses freely: a single address of IPv4, and the /64 of
 * IPv6 that one subscriber gets.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('::')
  const before = groupsOf(head)
  const after = tail === undefined ? [] : groupsOf(tail)
  const gap = Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array.from({ length: gap }, () => '0'), ...after]
  return `${groups.slice(0, 4).join(':')}::/64`
}

/** An IPv4 address at the end stands for two groups; they are beyond the network either way. */
function groupsOf(text: string): string[] {
  if (text === '') return []
  return text.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : parseInt(group, 16).toString(16)))
}
