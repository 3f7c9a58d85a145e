// Everything that answers, as one part that comes when somebody changes an example.

export { documentsOf, withDocumentText } from '@/lib/design'
export { answerExample, exampleOf } from '@/lib/examples'
export { lookOf } from './look-of'
