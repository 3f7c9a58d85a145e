import { describe, expect, test } from 'vitest'
import { beginHistory, type History, record, redo, undo } from '@/lib/store/history'

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
