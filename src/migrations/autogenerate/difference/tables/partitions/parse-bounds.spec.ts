import { asFragment } from '../../../../operations/sql-text.js';
import { parseBounds } from './parse-bounds.js';

const [from, to] = [asFragment('MINVALUE'), asFragment('12345678901234567890')];

it.each([
  ['DEFAULT', { default: true }],
  ['FOR VALUES WITH (modulus 4, remainder 3)', { modulus: 4, remainder: 3 }],
  ['FOR VALUES IN (1)', { in: [1] }],
  [`FOR VALUES IN ('a, b', 'it''s', '(x)', NULL)`, { in: ['a, b', "it's", '(x)', null] }],
  ['FOR VALUES IN (true)', { in: [asFragment('true')] }],
  [`FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')`, { from: '2026-01-01', to: '2027-01-01' }],
  ['FOR VALUES FROM (1, MINVALUE) TO (9, 2)', { from: [1, from], to: [9, 2] }],
  ['FOR VALUES FROM (MINVALUE) TO (12345678901234567890)', { from, to }],
])('tells %s in the terms of operations', (text, bounds) => {
  expect(parseBounds(text)).toEqual(bounds);
});
