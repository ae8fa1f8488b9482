import { testCalls } from '../../../../test/operations/call-cases.js';

const on = { table: 't' };

testCalls({
  grant: [(op) => op.grant('select', on, 'app'), { kind: 'grant', privileges: 'select', on, to: 'app' }],
  'grant with the right to grant': [
    (op) => op.grant(['select'], on, ['app'], { withGrantOption: true }),
    { kind: 'grant', privileges: ['select'], on, to: ['app'], withGrantOption: true },
  ],
  revoke: [
    (op) => op.revoke('all', on, 'app', { withGrantOption: true, cascade: true }),
    { kind: 'revoke', privileges: 'all', on, from: 'app', withGrantOption: true, cascade: true },
  ],
  'revoke the right to grant': [
    (op) => op.revoke('all', on, 'app', { grantOptionOnly: true }),
    { kind: 'revoke', privileges: 'all', on, from: 'app', grantOptionOnly: true },
  ],
});
