import { expect, test } from 'vitest'
import { formatJson } from '@/lib/iam'

test.each([
  ['one member a line', '{"a":1,"b":true}', '{\n  "a": 1,\n  "b": true\n}'],
  ['a list of texts on one line stays there', '{"a":["x","y"]}', '{\n  "a": ["x", "y"]\n}'],
  ['a list on several lines stays so', '["x",\n"y"]', '[\n  "x",\n  "y"\n]'],
  [
    'an object with one plain member stays on its line',
    '[{"Federated":"x"}]',
    '[\n  { "Federated": "x" }\n]',
  ],
  ['an object in an object does not', '{"a":{"b":"c"}}', '{\n  "a": { "b": "c" }\n}'],
  ['empty brackets close at once', '{"a":[ ],"b":{\n}}', '{\n  "a": [],\n  "b": {}\n}'],
  [
    'numbers, escapes and repeated names stay as written',
    '{"a":1.0,"a":"\\u0041"}',
    '{\n  "a": 1.0,\n  "a": "\\u0041"\n}',
  ],
  ['a text that is not JSON stays as it is', '{"a":1,}', '{"a":1,}'],
  ['an empty text stays empty', '', ''],
])('%s', (_what, text, expected) => {
  expect(formatJson(text)).toBe(expected)
})

test('a list that is too wide for its line takes a line for each', () => {
  const wide = JSON.stringify({ Action: Array.from({ length: 9 }, (_, index) => `dynamodb:Action${index}`) })
  expect(formatJson(wide).split('\n')).toHaveLength(13)
})
