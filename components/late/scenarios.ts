// All that ships with the playground, as one part that comes when something of it is asked for.

export { DESIGNS, LESSONS, startOf } from '@/lib/scenarios'
