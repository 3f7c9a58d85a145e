import type { Track } from '@/lib/scenarios'

/** The tracks, in order, and what each is about. */
export const TRACK_WORDS: Readonly<Record<Track, { readonly title: string; readonly about: string }>> = {
  foundations: {
    title: 'Foundations',
    about: 'Who calls whom, and what happens when a role does not trust.',
  },
  data: { title: 'Data', about: 'Folders, rows and columns: everybody reaches their own, and only that.' },
  claims: {
    title: 'Claims and roles',
    about: 'What a sign-in says about a person, and what follows from it.',
  },
  boundaries: {
    title: 'Sessions and boundaries',
    about: 'Guests, the classic flow, buckets that say no, and pools that share.',
  },
  mastery: { title: 'Mastery', about: 'Everything at once, with as few words as possible.' },
  proof: { title: 'Proof', about: 'Not for the people in a table: for everybody there could be.' },
}
