import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type { ActingCompany, PageQuery, Prompt } from '../schemas.js'
import type { Transport } from '../transport.js'

const mediaTypes = { wav: 'audio/wav', mp3: 'audio/mpeg', ogg: 'audio/ogg', flac: 'audio/flac' }

/** Sounds that scenarios play. */
export class Prompts {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Uploads a sound of 16 MiB and five minutes at most; one of the same name and language is replaced.
   *
   * @example
   * ```ts
   * const sound = new Uint8Array(await (await fetch('https://crm.example/greeting.mp3')).arrayBuffer())
   * const { durationMs } = await svyaz.prompts.upload(sound, 'mp3', { name: 'greeting', text: 'Здравствуйте!' })
   * ```
   */
  upload(
    content: Uint8Array<ArrayBuffer>,
    format: 'wav' | 'mp3' | 'ogg' | 'flac',
    query: ActingCompany & { name: string; language?: string; text?: string },
    options?: RequestOptions,
  ): Promise<Prompt> {
    const upload = { content, mediaType: mediaTypes[format] }
    return this.#transport.call('post', '/v1/prompts', { query: { ...query } }, { ...options, upload })
  }

  /**
   * In the order of their ids.
   *
   * @example
   * ```ts
   * for await (const { name, language, durationMs } of svyaz.prompts.list()) console.log(name, language, durationMs)
   * ```
   */
  list(query?: ActingCompany & PageQuery, options?: RequestOptions): List<Prompt> {
    return listOf('prompts', query, (cursor) =>
      this.#transport.call('get', '/v1/prompts', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * Refused with `conflict` while a scenario plays it.
   *
   * @example
   * ```ts
   * await svyaz.prompts.delete('801')
   * ```
   */
  delete(promptId: string, query?: ActingCompany, options?: RequestOptions): Promise<Prompt> {
    const input = { path: { promptId }, query: { ...query } }
    return this.#transport.call('delete', '/v1/prompts/{promptId}', input, options)
  }
}
