export type { SvyazEvent } from './schemas.js'
export {
  type RawWebhook,
  verifyWebhook,
  type VerifyWebhookOptions,
  type WebhookCall,
  type WebhookHeaders,
} from './webhooks/verify-webhook.js'
export { SvyazWebhookError, type WebhookCheck } from './webhooks/webhook-error.js'
