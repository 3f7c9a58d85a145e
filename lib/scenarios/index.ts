export { DEFAULT_DESIGN } from './default-design'
export { EVERY_SOURCE } from './every-source'
