import type { RequestOptions } from '../options.js'
import type { Segmentation, SegmentationRequest } from '../schemas.js'
import type { Transport } from '../transport.js'

/** What a text costs, and why. */
export class SegmentationResource {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Counts the segments exactly as sending would and names what makes the text expensive. Nothing is sent or stored.
   *
   * @example
   * ```ts
   * const { segments, advice } = await svyaz.segmentation.explain({ text: 'Zakaz № 1042 gotov.' })
   * console.log(segments.length, advice)
   * ```
   */
  explain(request: SegmentationRequest, options?: RequestOptions): Promise<Segmentation> {
    return this.#transport.call('post', '/v1/segmentation', { body: request }, { ...options, isRepeatable: true })
  }
}
