import { TextDecoder } from 'node:util'

const marks = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const

/** By the byte order mark, else as UTF-8 where it can be that, else as Windows-1251. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  const mark = marks.find(({ bytes: expected }) => expected.every((byte, index) => bytes[index] === byte))
  if (mark !== undefined) return decoded(bytes, mark.encoding)
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return decoded(bytes, 'windows-1251')
  }
}

function decoded(bytes: Uint8Array, encoding: string) {
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}
