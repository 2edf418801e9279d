/** RFC 5322 §3.3. */
export function formatMailDate(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000')
}
