const minuteMs = 60_000

/** `15 мин`, `2 ч 5 мин`, `3 сут 1 ч`: for people, in Russian. */
export function formatDuration(ms: number): string {
  const minutes = Math.round(ms / minuteMs)
  const [days, hours, rest] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24, minutes % 60]
  if (days > 0) return joined([days, 'сут'], [hours, 'ч'])
  return hours > 0 ? joined([hours, 'ч'], [rest, 'мин']) : `${rest} мин`
}

function joined(...parts: readonly (readonly [number, string])[]): string {
  return parts
    .filter(([count]) => count > 0)
    .map((part) => part.join(' '))
    .join(' ')
}
