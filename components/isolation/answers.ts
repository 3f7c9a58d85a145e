// Everything that answers, as one part: for the worker, and for a page that has none. In several parts the prover
// would stand in each of them.

export { answerFindings } from './answer-findings'
export { answerQuestion } from './answer-questions'
export { answerRoles } from './answer-roles'
export { answerStatements } from './answer-statements'
export { compareMeanings } from './compare-meanings'
