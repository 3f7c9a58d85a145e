import { answerQuestion, type Question } from './answer-questions'

// Runs beside the page: a proof may take a while, and the page must not.
let latest = 0
self.onmessage = ({ data }: MessageEvent<Question>) => {
  latest = data.turn
  void answerQuestion(
    data,
    (answer) => self.postMessage(answer),
    () => data.turn !== latest,
  )
}
