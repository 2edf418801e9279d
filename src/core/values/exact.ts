/**
 * Exact arithmetic on safe integers: the only place where amounts are divided. What a double cannot hold exactly is refused, so no
 * result is ever a little off.
 */

/** @throws RangeError when the sum can no longer be kept exactly. */
export function addExact(left: number, right: number): number {
  return safe(left + right)
}

/** @throws RangeError when the product can no longer be kept exactly. */
export function multiplyExact(left: number, right: number): number {
  return safe(left * right)
}

/** The largest integer that is not above `numerator / denominator`. */
export function floorOf(numerator: number, denominator: number): number {
  const rest = restOf(numerator, denominator)
  // A multiple divided by its divisor is exact.
  const quotient = (numerator - rest) / denominator
  return plain(rest < 0 ? quotient - 1 : quotient)
}

/** The smallest integer that is not below `numerator / denominator`. */
export function ceilingOf(numerator: number, denominator: number): number {
  return plain(-floorOf(-numerator, denominator))
}

/** `numerator / denominator` rounded to an integer, halves away from zero. */
export function halfUp(numerator: number, denominator: number): number {
  const rest = restOf(numerator, denominator)
  const quotient = (numerator - rest) / denominator
  const size = Math.abs(rest)
  // Compared without doubling, which could leave the safe integers.
  if (size < denominator - size) return plain(quotient)
  return plain(numerator < 0 ? quotient - 1 : quotient + 1)
}

/** `value` rounded up to a multiple of `unit`. */
export function roundUpTo(value: number, unit: number): number {
  return multiplyExact(ceilingOf(value, unit), unit)
}

function restOf(numerator: number, denominator: number): number {
  safe(numerator)
  if (!Number.isSafeInteger(denominator) || denominator < 1)
    throw new RangeError(`${denominator} is not a denominator: it must be a positive integer`)
  return numerator % denominator
}

function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not an integer that can be kept exactly`)
  return plain(value)
}

/** Knows no negative zero. */
function plain(value: number): number {
  return value === 0 ? 0 : value
}
