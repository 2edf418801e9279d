import { readFileSync } from 'node:fs'

import { parse } from 'yaml'

import { type Catalogue, type CatalogueFiles, readCatalogue } from '../core/rating/catalogue/index.js'

/** The price lists that come with the gateway. */
export const shippedCatalogue = new URL('../../catalog/', import.meta.url)

/** Reads the price lists of a folder. @throws Error that names every problem, each with its file and place */
export function loadCatalogue(folder: URL = shippedCatalogue): Catalogue {
  const catalogue = readCatalogue(readCatalogueFiles(folder))
  if (!catalogue.ok) throw new Error(`The price lists in ${folder.pathname} cannot be used:\n${catalogue.reason}`)
  return catalogue.value
}

/** The files as plain data. Every scalar stays text: 1.60 must not become a float. */
export function readCatalogueFiles(folder: URL = shippedCatalogue): CatalogueFiles {
  const read = (name: string): unknown =>
    parse(readFileSync(new URL(`${name}.yaml`, folder), 'utf8'), { schema: 'failsafe', maxAliasCount: 0 })
  return {
    directions: read('directions'),
    countries: read('countries'),
    voice: read('voice'),
    sms: read('sms'),
    vat: read('vat'),
  }
}
