/** What the gateway has written into the page. */
function setting(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="svyaz-${name}"]`)?.content ?? ''
}

export const styleNonce = setting('nonce')
export const isDemo = setting('mode') === 'demo'
