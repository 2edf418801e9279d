export * from './catalogue.js'
export { type CatalogueFiles, readCatalogue } from './read-catalogue.js'
