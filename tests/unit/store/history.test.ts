import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beginHistory, goTo, type History, record, redo, undo } from '@/lib/store/history'
import { stepsOf } from '@/lib/store/history-steps'

const type = (history: History<string>, value: string, at: number, key = 'document') =>
  record(history, value, `Edit ${key}`, key, at)

describe('bursts', () => {
  test('typing without a long pause is undone in one step', () => {
    const typed = type(type(type(beginHistory('a'), 'ab', 0), 'abc', 900), 'abcd', 1_800)
    expect(typed.past).toHaveLength(1)
    expect(undo(typed).present).toBe('a')
  })
  test('a pause of a second begins a new step', () => {
    const typed = type(type(beginHistory('a'), 'ab', 0), 'abc', 1_000)
    expect(undo(typed).present).toBe('ab')
  })
  test('another document begins a new step', () => {
    const typed = type(type(beginHistory('a'), 'ab', 0), 'abc', 1, 'other')
    expect(undo(typed).present).toBe('ab')
  })
  test('a change that is no typing begins a new step and ends the burst', () => {
    const opened = record(type(beginHistory('a'), 'ab', 0), 'x', 'Open', null, 1)
    const typed = type(opened, 'xy', 2)
    expect(typed.past.map(({ value }) => value)).toEqual(['a', 'ab', 'x'])
  })
  test('typing after an undo is a step of its own', () => {
    const typed = type(undo(type(beginHistory('a'), 'ab', 0)), 'ac', 1)
    expect(typed.past.map(({ value }) => value)).toEqual(['a'])
    expect(typed.future).toEqual([])
  })
})

describe('undo and redo', () => {
  const three = ['b', 'c', 'd'].reduce(
    (history, value) => record(history, value, `to ${value}`, null, 0),
    beginHistory('a'),
  )
  test('go back and forth over the same values', () => {
    const back = undo(undo(three))
    expect(back.present).toBe('b')
    expect(redo(redo(back))).toEqual(three)
  })
  test('name what they undo and redo', () => {
    expect(three.past.at(-1)?.label).toBe('to d')
    expect(undo(three).future[0]?.label).toBe('to d')
  })
  test('at either end change nothing', () => {
    expect(redo(three)).toBe(three)
    const start = undo(undo(undo(three)))
    expect(undo(start)).toBe(start)
  })
  test('a new change forgets what could be redone', () => {
    expect(record(undo(three), 'x', 'to x', null, 0).future).toEqual([])
  })
})

test('the same value is no change', () => {
  const history = beginHistory('a')
  expect(record(history, 'a', 'nothing', null, 0)).toBe(history)
})

test('a long history forgets its beginning', () => {
  let history = beginHistory('0')
  for (let index = 1; index <= 300; index++) history = record(history, String(index), 'x', null, 0)
  expect(history.past).toHaveLength(100)
  expect(history.past[0]?.value).toBe('200')
})

describe('going to a step', () => {
  const three = ['b', 'c', 'd'].reduce(
    (history, value) => record(history, value, `to ${value}`, null, 0),
    beginHistory('a'),
  )
  test('every state is listed, with where one is', () => {
    expect(stepsOf(undo(three))).toEqual([
      { label: null, when: 'past' },
      { label: 'to b', when: 'past' },
      { label: 'to c', when: 'now' },
      { label: 'to d', when: 'undone' },
    ])
  })
  test('leads to each state and back, and forgets none', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { maxLength: 8 }), fc.nat(3), (visits, last) => {
        const moved = visits.reduce(goTo, three)
        expect(stepsOf(moved).map(({ label }) => label)).toEqual([null, 'to b', 'to c', 'to d'])
        expect(goTo(moved, last).present).toBe('abcd'[last])
        expect(goTo(moved, 3)).toEqual({ ...three, burst: null })
      }),
    )
  })
  test('to a state that is not there changes nothing', () => {
    for (const position of [-1, 4, 1.5, Number.NaN]) expect(goTo(three, position)).toBe(three)
    expect(goTo(three, 3)).toBe(three)
  })
})
