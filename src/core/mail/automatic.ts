/** RFC 3834: mails that nobody wrote in answer to something. */
import type { Headers } from './mime/headers.js'

const mostHops = 30

/**
 * Why a mail is an automatic answer or a report, which nobody is texted about; null for any other. What monitoring systems mark as
 * automatic (`auto-generated`, `bulk`) is none.
 */
export function automaticReason(headers: Headers, sender: string): string | null {
  if (sender === '') return 'it came without a sender, as reports and bounces do'
  const submitted = headers.raw('auto-submitted')?.toLowerCase() ?? ''
  if (/^auto-(replied|notified)\b/.test(submitted)) return 'it is marked as an automatic answer'
  if (headers.raw('x-autoreply') !== undefined || headers.raw('x-autorespond') !== undefined) {
    return 'it is marked as an automatic answer'
  }
  if (/auto_reply/i.test(headers.raw('precedence') ?? '')) return 'it is marked as an automatic answer'
  if (/^multipart\/report\b/i.test(headers.raw('content-type') ?? '')) return 'it is a report on another mail'
  return null
}

/** Whether a mail goes in circles. */
export function isLooping(headers: Headers): boolean {
  return headers.all('received').length > mostHops
}
