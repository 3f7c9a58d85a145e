export {
  EMBED_VIEWS,
  type EmbedOptions,
  type EmbedRequest,
  type EmbedView,
  readEmbedRequest,
  toEmbedLink,
  toEmbedSnippet,
} from './embed-link'
export {
  DESIGN_PART,
  looksLikeShareLink,
  readShareLink,
  type ShareLink,
  shareTextOf,
  toShareLink,
} from './share-link'
export { readShareText, type ShareProblem, toShareText } from './share-text'
