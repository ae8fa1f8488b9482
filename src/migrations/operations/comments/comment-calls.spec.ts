import { testCalls } from '../../../../test/operations/call-cases.js';

const on = { table: 't', column: 'c' };

testCalls({
  comment: [(op) => op.comment(on, 'a'), { kind: 'comment', on, text: 'a' }],
  'comment with what it was': [
    (op) => op.comment(on, null, { was: 'a' }),
    { kind: 'comment', on, text: null, was: 'a' },
  ],
  'comment where there was none': [
    (op) => op.comment(on, 'a', { was: null }),
    { kind: 'comment', on, text: 'a', was: null },
  ],
});
