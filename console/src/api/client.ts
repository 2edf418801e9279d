import { Svyaz } from '@svyaz/sdk'

/** The one client of the page: it asks with the cookie of who is signed in. */
export const svyaz = new Svyaz({
  baseUrl: window.location.origin,
  session: true,
  maxRetries: 1,
})
