import type { TestGateway } from './test-gateway.js'

/** Below the renewal of leases, so that a gateway that moves in leaps keeps what it holds. */
const stepMs = 2_500

/** Lets time pass in steps, with all that follows from each before the next. */
export async function passTime(gateway: TestGateway, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) await gateway.advance(Math.min(stepMs, ms - passed))
}
