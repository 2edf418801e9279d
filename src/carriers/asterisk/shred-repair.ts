/**
 * ari-client 2.2.0 never settles a REST call while Asterisk cannot be reached (its issue 78): shred, which it asks by, reports that as
 * `request_error`, and nobody listens. Here somebody does.
 */
import { createRequire } from 'node:module'

interface ShredRequest {
  url?: string
  method?: string
  on?: Record<string, ((result: unknown) => void) | undefined>
}

type Request = (this: unknown, options: ShredRequest) => unknown

export function repairShred(): void {
  const Shred = createRequire(import.meta.url)('shred') as { prototype: { request: Request & { isRepaired?: true } } }
  const { request } = Shred.prototype
  if (request.isRepaired === true) return
  const repaired: Request & { isRepaired?: true } = function (options) {
    const listeners = options.on
    if (listeners?.['error'] !== undefined && listeners['request_error'] === undefined) {
      listeners['request_error'] = (error) => listeners['error']?.(failure(options, error))
    }
    return request.call(this, options)
  }
  repaired.isRepaired = true
  Shred.prototype.request = repaired
}

/** In the shape of an answer, as the client reads errors. */
function failure({ url, method }: ShredRequest, error: unknown): object {
  const message = `ARI cannot be reached: ${error instanceof Error ? error.message : String(error)}`
  return { _headers: {}, status: 0, request: { url, method }, content: { data: JSON.stringify({ message }) } }
}
