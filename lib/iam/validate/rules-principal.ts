import type { Rule } from './rule'

export const PRINCIPAL_RULES: readonly Rule[] = []
