/** The mark: a pool, and a key that comes out of it. */
export function Mark() {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className="size-8 shrink-0">
      <rect width="32" height="32" rx="7" fill="#4036c4" />
      <g fill="none" stroke="#ffffff" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round">
        <circle cx="11.5" cy="11" r="4.3" />
        <path d="M15.6 11H25m-3.4 0v3.4" />
        <path d="M5.5 20.5c1.75 0 1.75 1.6 3.5 1.6s1.75-1.6 3.5-1.6 1.75 1.6 3.5 1.6 1.75-1.6 3.5-1.6 1.75 1.6 3.5 1.6 1.75-1.6 3.5-1.6" />
        <path
          stroke="#b9b4ff"
          d="M5.5 25.4c1.75 0 1.75 1.6 3.5 1.6s1.75-1.6 3.5-1.6 1.75 1.6 3.5 1.6 1.75-1.6 3.5-1.6 1.75 1.6 3.5 1.6 1.75-1.6 3.5-1.6"
        />
      </g>
    </svg>
  )
}
