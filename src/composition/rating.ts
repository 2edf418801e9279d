import type { Store } from '../core/ports.js'
import { Rating } from '../core/rating/rating.js'
import type { Snapshots } from '../core/snapshots.js'
import { loadCatalogue } from './catalogue.js'

/** The price lists that come with the gateway, and who is charged by them, as new as the database. */
export function createRating(store: Store, snapshots: Snapshots): Rating {
  const rating = new Rating(loadCatalogue())
  snapshots.register('rating', async () => rating.replaceCharged(await store.rating.listCharged()))
  return rating
}
