export { DEFAULT_DESIGN } from './default-design'
