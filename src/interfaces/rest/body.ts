import { GatewayError } from '../../core/errors.js'
import { type GatewayRequest, headerOf } from '../gateway-request.js'
import { parseJson } from '../json.js'
import { mediaTypeOf } from '../media-type.js'
import type { Upload } from './operation.js'

/** @throws GatewayError `unsupported_media_type`, `payload_too_large`, `request_timeout`, `invalid_request` */
export async function readJson(request: GatewayRequest, limitBytes: number): Promise<unknown> {
  requireJson(headerOf(request, 'content-type'))
  requirePlain(headerOf(request, 'content-encoding'))
  return parseJson(await request.readBody(limitBytes))
}

/**
 * A body that is a file, of one of the media types.
 * @throws GatewayError `unsupported_media_type`, `payload_too_large`, `request_timeout`
 */
export async function readUpload(
  request: GatewayRequest,
  mediaTypes: readonly string[],
  limitBytes: number,
): Promise<Upload> {
  const { mediaType } = mediaTypeOf(headerOf(request, 'content-type'))
  if (!mediaTypes.includes(mediaType)) {
    const message = `The body must be a file; say in the header Content-Type whether it is ${mediaTypes.join(' or ')}.`
    throw new GatewayError('unsupported_media_type', message)
  }
  requirePlain(headerOf(request, 'content-encoding'))
  return { content: await request.readBody(limitBytes), mediaType }
}

function requireJson(contentType: string | undefined): void {
  if (contentType === 'application/json') return
  const { mediaType, charset } = mediaTypeOf(contentType)
  if (mediaType !== 'application/json') {
    throw new GatewayError(
      'unsupported_media_type',
      'The body must be JSON; send it with the header "Content-Type: application/json".',
    )
  }
  if (charset === undefined || charset === 'utf-8' || charset === 'utf8') return
  throw new GatewayError('unsupported_media_type', 'The body must be in UTF-8.')
}

/** @throws GatewayError `unsupported_media_type` for a compressed body */
export function requirePlain(contentEncoding: string | undefined): void {
  if (contentEncoding === undefined || contentEncoding.trim().toLowerCase() === 'identity') return
  throw new GatewayError('unsupported_media_type', 'Compressed bodies are not taken; send it without Content-Encoding.')
}
