import { openPromptAt } from '../../core/calls/prompts/manage-prompts.js'
import type { CoreContext } from '../../core/context.js'
import type { Log } from '../../core/log.js'
import type { GatewayRequest, GatewayResponse, Header } from '../gateway-request.js'
import type { MountedExchange, MountedInterface } from '../mounted-interface.js'

const text: Header = ['Content-Type', 'text/plain; charset=utf-8']

/** Gives uploaded prompts to telephone switches: whoever knows the address may fetch the sound, and nobody can guess one. */
export class SoundsInterface implements MountedInterface {
  readonly prefix = '/sounds/'
  readonly #core: CoreContext
  readonly #log: Log

  constructor(core: CoreContext, log: Log) {
    this.#core = core
    this.#log = log
  }

  async handle({ method, path }: GatewayRequest, exchange: MountedExchange): Promise<GatewayResponse> {
    exchange.operation = 'sounds.get'
    if (method !== 'GET' && method !== 'HEAD')
      return { status: 405, headers: [text, ['Allow', 'GET, HEAD']], body: 'A sound can be fetched.' }
    try {
      return await this.#answer(path)
    } catch (error) {
      this.#log.error({ err: error }, 'a sound could not be given to a switch')
      return { status: 503, headers: [text, ['Retry-After', '1']], body: 'The sound cannot be read now.' }
    }
  }

  async #answer(path: string): Promise<GatewayResponse> {
    const opened = await openPromptAt(this.#core, path)
    if (opened === undefined) return { status: 404, headers: [text], body: 'There is no such sound.' }
    const headers: Header[] = [
      ['Content-Type', 'audio/wav'],
      ['Content-Length', String(opened.prompt.bytes)],
      // The address names the content.
      ['Cache-Control', 'private, max-age=31536000, immutable'],
      ['ETag', `"${opened.prompt.sha256}"`],
    ]
    return { status: 200, headers, body: () => opened.content }
  }
}
