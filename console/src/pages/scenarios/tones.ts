/** What the simulation puts into brackets is no speech. */
export const tones: Readonly<Record<string, string>> = {
  '(ringing)': 'ringing',
  '(music)': 'music',
  '(talk)': 'talk',
  '(beep)': 'beep',
}
