import { once } from '@/lib/base/once'
import type { ServiceAnswer } from './plan'
import type { Json } from './values'

/** An answer whose body is put together when it is read: of thousands of answers a person reads a few. */
export function answerWith(answer: Omit<ServiceAnswer, 'body'>, makeBody: () => Json): ServiceAnswer {
  const body = once(makeBody)
  return {
    ...answer,
    get body() {
      return body()
    },
  }
}
