export { type EmbedOptions, toEmbedLink, toEmbedSnippet } from './embed-link'
export { EMBED_VIEWS, type EmbedRequest, type EmbedView, readEmbedRequest } from './embed-request'
export {
  looksLikeShareLink,
  readShareLink,
  type ShareLink,
  shareTextOf,
  toShareLink,
} from './share-link'
export { readShareText, type ShareProblem, toShareText } from './share-text'
