import type { CompareQuestion } from './compare-beside'
import { compareMeanings } from './compare-meanings'

// Runs beside the page: what policies mean may take a while to compare.
self.onmessage = ({ data }: MessageEvent<CompareQuestion>) => {
  self.postMessage(compareMeanings(data))
}
