import smpp from 'smpp'
import { describe, expect, it } from 'vitest'

import { receiptStates } from '../../core/carrier.js'
import { statusMeaning, statusName, whyNotDelivered } from './error-text.js'

describe('error texts', () => {
  it('name every status of SMPP 3.4 as the standard does', () => {
    const own = Object.entries(smpp.errors).filter(([, status]) => status <= 0x104)
    expect(own.map(([, status]) => statusName(status))).toEqual(own.map(([name]) => name))
  })

  it("quote a vendor's status", () => {
    expect(statusName(0x441)).toBe('0x00000441')
    expect(statusMeaning(0x441)).toContain('0x00000441')
  })

  it('say in plain words why a message is not delivered', () => {
    expect(whyNotDelivered('undelivered', 'gsm-6')).toBe(
      "the phone or its network refused it (operator's code gsm-6: phone off or out of coverage)",
    )
    expect(whyNotDelivered('expired', '045')).toContain("(operator's code 045)")
    for (const state of receiptStates) expect(whyNotDelivered(state, null)).not.toBe('')
  })
})
