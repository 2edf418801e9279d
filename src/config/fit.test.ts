import { describe, expect, it } from 'vitest'

import { type SmppCarrierConfig, smppCarrierDefaults } from '../carriers/smpp/config.js'
import { loadConfig, simulatorCarrier } from '../config.js'
import type { DeliveryPolicy } from '../core/messaging/progress.js'

describe('the configuration fits what it configures', () => {
  const { config, secrets } = loadConfig({ env: {}, cwd: '/srv' })

  it('gives an SMPP carrier all it needs, with the same defaults', () => {
    const settings = simulatorCarrier(config.simulator, 2775)
    const carrier: SmppCarrierConfig = { ...settings, ...secrets.carrierCredentials(settings.name) }
    expect(carrier).toMatchObject({
      ...smppCarrierDefaults,
      host: '127.0.0.1',
      port: 2775,
      systemId: 'svyaz',
      password: 'simulate',
      window: 200,
    })
  })

  it('gives the core its delivery policy', () => {
    const policy: DeliveryPolicy = config.messaging
    expect(policy.maxAttempts).toBeGreaterThan(policy.retryDelaysMs.length)
  })
})
