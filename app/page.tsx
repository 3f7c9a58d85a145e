export default function Page() {
  return (
    <main id="main" tabIndex={-1}>
      <h1>Identity Pool Playground</h1>
      <p>How a sign-in becomes AWS credentials, and what they may do.</p>
    </main>
  )
}
