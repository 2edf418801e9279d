/** Names of the slots in a text: `{order}`. Doubled braces stand for braces. */
export function slotsOf(text: string): string[] {
  const plain = text.replaceAll('{{', '').replaceAll('}}', '')
  return [...new Set([...plain.matchAll(/\{([\p{L}\p{N}_. -]{1,64})\}/gu)].map(([, name = '']) => name.trim()))]
}
