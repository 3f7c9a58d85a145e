import { STATUSES, VERDICTS } from '@/components/ui/verdict'

/** Word, icon and colour of every answer that an example can give. */
export const VERDICT_OR_STATUS = { ...STATUSES, ...VERDICTS } as const
