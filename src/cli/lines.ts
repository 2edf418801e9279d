import { open } from 'node:fs/promises'

type Decoder = InstanceType<typeof TextDecoder>

/** Enough to see which encoding a file has: the register's header alone is in Cyrillic. */
const sampleBytes = 65_536

/** The lines of a text file without their ends, read as they are asked for. UTF-8 with or without mark, UTF-16 with mark, windows-1251. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const file = await open(path)
  try {
    const stream = file.createReadStream({ autoClose: false, highWaterMark: sampleBytes })
    let decoder: Decoder | undefined
    let rest = ''
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true })
      const lines = (rest + decode(decoder, chunk, path)).split(/\r?\n/)
      rest = lines.pop() ?? ''
      yield* lines
    }
    rest += decoder === undefined ? '' : decode(decoder, undefined, path)
    if (rest !== '') yield rest
  } finally {
    await file.close()
  }
}

function encodingOf(sample: Buffer): string {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return 'utf-8'
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1251'
    throw error
  }
}

function decode(decoder: Decoder, chunk: Buffer | undefined, path: string): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
  } catch (error) {
    throw new Error(
      `${path} begins as ${decoder.encoding} and goes on with bytes that are not: save it in one encoding.`,
      {
        cause: error,
      },
    )
  }
}
