import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { createRequestContext, parsePolicy } from '@/lib/iam'
import {
  allowAll,
  answersTheSame,
  asksTheSame,
  type CheckOutcome,
  isPublicPolicy,
  onlyReads,
  planOperation,
  SERVICE_ASSUMPTIONS,
  type ServiceData,
} from '@/lib/services'
import { caller, operation, serviceData } from './arbitraries/operations'
import { PATIENCE, runs } from './runs'

vi.setConfig({ testTimeout: PATIENCE })

const outcomes: fc.Arbitrary<readonly CheckOutcome[]> = fc.array(
  fc.oneof(
    fc.constant<CheckOutcome>({ isAllowed: true }),
    fc.constant<CheckOutcome>({ isAllowed: false, message: 'no' }),
  ),
)

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) freeze(inner)
  }
  return value
}

const plainly = ({ guards, checks }: ReturnType<typeof planOperation>) => ({
  guards,
  checks: checks.map((check) => ({ ...check, keys: check.keys() })),
})

describe('any operation on any data', () => {
  test('has a plan and an answer, and changes nothing that was handed in', () => {
    fc.assert(
      fc.property(operation, serviceData, caller, outcomes, (asked, data, who, said) => {
        freeze(asked)
        freeze(data)
        const plan = planOperation(asked, data, who)
        for (const answered of [plan.answer(said), plan.answer(allowAll(plan)), plan.answer([])]) {
          expect(answered.answer.status).toBeGreaterThanOrEqual(200)
          expect(answered.answer.summary).toMatch(/^\d{3}/)
          expect(answered.answer.error === undefined).toBe(answered.answer.status < 400)
        }
      }),
      runs(600),
    )
  })

  test('names only assumptions that are explained, and keys that conditions can read', () => {
    fc.assert(
      fc.property(operation, serviceData, caller, (asked, data, who) => {
        for (const check of planOperation(asked, data, who).checks) {
          if (check.assumption !== undefined) expect(SERVICE_ASSUMPTIONS).toHaveProperty(check.assumption)
          const context = createRequestContext(check.keys())
          for (const key of Object.keys(check.keys())) {
            const assumption = context.get(key.toLowerCase())?.assumption
            if (assumption) expect(SERVICE_ASSUMPTIONS).toHaveProperty(assumption)
          }
        }
      }),
      runs(300),
    )
  })

  test('is refused, and leaves everything as it was, when its first check is', () => {
    fc.assert(
      fc.property(operation, serviceData, caller, (asked, data, who) => {
        const plan = planOperation(asked, data, who)
        const [first] = plan.checks
        fc.pre(first?.onRefusal === 'refuse-all')
        const { answer, data: after } = plan.answer([{ isAllowed: false, message: 'no' }])
        expect(after).toBe(data)
        expect(answer.error).toBeDefined()
      }),
      runs(300),
    )
  })

  test('is planned and answered alike each time', () => {
    fc.assert(
      fc.property(operation, serviceData, caller, (asked, data, who) => {
        const once = planOperation(asked, data, who)
        const again = planOperation(structuredClone(asked), structuredClone(data), who)
        expect(plainly(again)).toEqual(plainly(once))
        expect(again.answer(allowAll(again))).toEqual(once.answer(allowAll(once)))
      }),
      runs(200),
    )
  })
})

describe('what an operation depends on', () => {
  test('an operation that only reads leaves everything as it was', () => {
    fc.assert(
      fc.property(operation, serviceData, caller, (asked, data, who) => {
        fc.pre(onlyReads(asked))
        const plan = planOperation(asked, data, who)
        expect(plan.answer(allowAll(plan)).data).toBe(data)
      }),
      runs(600),
    )
  })

  test('after other operations it asks and answers the same where it is said to', () => {
    let same = 0
    fc.assert(
      fc.property(
        operation,
        fc.array(operation, { minLength: 1, maxLength: 4 }),
        serviceData,
        caller,
        (asked, others, data, who) => {
          let after = data
          for (const other of others) {
            const plan = planOperation(other, after, who)
            after = plan.answer(allowAll(plan)).data
          }
          const before = planOperation(asked, data, who)
          const now = planOperation(asked, after, who)
          if (asksTheSame(asked, data, after)) {
            if (after !== data) same++
            expect(plainly(now)).toEqual(plainly(before))
          }
          if (answersTheSame(asked, data, after)) {
            expect(now.answer(allowAll(now)).answer).toEqual(before.answer(allowAll(before)).answer)
          }
        },
      ),
      runs(1_500),
    )
    expect(same).toBeGreaterThan(0)
  })
})

const text = fc.constantFrom('a', 'b/c', 'us-east-1:aaa', '__proto__', 'toString', 'é')
const empty: ServiceData = {
  account: '111122223333',
  region: 'us-east-1',
  buckets: [{ name: 'b', objects: [] }],
  tables: [{ name: 'T', partitionKey: 'id', items: [] }],
}
function run(asked: Parameters<typeof planOperation>[0], data: ServiceData) {
  const plan = planOperation(asked, data)
  return plan.answer(allowAll(plan))
}

describe('what was put is got', () => {
  test('objects, also after others were put', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.string()), { minLength: 1 }), (puts) => {
        const last = new Map(puts)
        const data = puts.reduce(
          (state, [key, body]) =>
            run({ service: 's3', operation: 'PutObject', bucket: 'b', key, body }, state).data,
          empty,
        )
        for (const [key, body] of last) {
          expect(run({ service: 's3', operation: 'GetObject', bucket: 'b', key }, data).answer.body).toBe(
            body,
          )
        }
        expect(
          run({ service: 's3', operation: 'ListObjectsV2', bucket: 'b' }, data).answer.body,
        ).toMatchObject({
          KeyCount: last.size,
        })
      }),
      runs(200),
    )
  })

  test('items, also after others were put', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.integer()), { minLength: 1 }), (puts) => {
        const last = new Map(puts)
        const data = puts.reduce(
          (state, [id, n]) =>
            run({ service: 'dynamodb', operation: 'PutItem', table: 'T', item: { id, n } }, state).data,
          empty,
        )
        for (const [id, n] of last) {
          const { answer } = run({ service: 'dynamodb', operation: 'GetItem', table: 'T', key: { id } }, data)
          expect(answer.body).toEqual({ Item: { id: { S: id }, n: { N: String(n) } } })
        }
        expect(run({ service: 'dynamodb', operation: 'Scan', table: 'T' }, data).answer.body).toMatchObject({
          Count: last.size,
        })
      }),
      runs(200),
    )
  })

  test('by PartiQL as by the plain operations', () => {
    fc.assert(
      fc.property(text, fc.string(), (id, what) => {
        const inserted = run(
          {
            service: 'dynamodb',
            operation: 'ExecuteStatement',
            statement: `INSERT INTO "T" VALUE {'id': ?, 'what': '${what.replaceAll("'", "''")}'}`,
            parameters: [id],
          },
          empty,
        )
        const { answer } = run(
          { service: 'dynamodb', operation: 'GetItem', table: 'T', key: { id } },
          inserted.data,
        )
        expect(answer.body).toEqual({ Item: { id: { S: id }, what: { S: what } } })
      }),
      runs(200),
    )
  })
})

test('any text has an answer to whether it is public', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (source) => {
      const { document } = parsePolicy(source)
      if (document) for (const service of ['s3', 'dynamodb'] as const) isPublicPolicy(document, service)
    }),
    runs(200),
  )
})
