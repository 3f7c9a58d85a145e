export { type Budget, USUAL_BUDGET } from './budget'
export { type Population, populationsOf } from './populations'
export { proveIsolation } from './question-isolation'
