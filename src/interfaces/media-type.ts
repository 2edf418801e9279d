/** In lower case; RFC 9110 §8.3. */
export function mediaTypeOf(contentType: string | undefined): { mediaType: string; charset: string | undefined } {
  const [mediaType = '', ...parameters] = (contentType ?? '').toLowerCase().split(';')
  const charset = parameters.map((parameter) => /^\s*charset\s*=\s*"?([^"]*?)"?\s*$/.exec(parameter)?.[1]).find(Boolean)
  return { mediaType: mediaType.trim(), charset }
}
