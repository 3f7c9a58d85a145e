import { runCli } from '@/lib/cli/run'
import { CodeBlock } from '../code-block'

const nothing = () => {
  throw new Error('the help reads and writes nothing')
}

/** The help of the program, as it prints it. */
export async function CliUsage() {
  const { stdout } = await runCli({
    args: ['help'],
    readText: nothing,
    readLines: nothing,
    writeFile: nothing,
    write: nothing,
  })
  return (
    <CodeBlock>
      <code>{stdout}</code>
    </CodeBlock>
  )
}
