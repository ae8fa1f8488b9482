import { testCalls } from '../../../../test/operations/call-cases.js';

const security = { kind: 'setRowLevelSecurity', table: 't' } as const;

testCalls({
  enableRowLevelSecurity: [
    (op) => op.enableRowLevelSecurity('t'),
    { ...security, switches: ['enable'], on: true },
  ],
  'enableRowLevelSecurity for the owner, too': [
    (op) => op.enableRowLevelSecurity('t', { force: true }),
    { ...security, switches: ['enable', 'force'], on: true },
  ],
  disableRowLevelSecurity: [
    (op) => op.disableRowLevelSecurity('t'),
    { ...security, switches: ['enable'], on: false },
  ],
  'disableRowLevelSecurity for the owner, too': [
    (op) => op.disableRowLevelSecurity('t', { force: true }),
    { ...security, switches: ['enable', 'force'], on: false },
  ],
  forceRowLevelSecurity: [
    (op) => op.forceRowLevelSecurity('t'),
    { ...security, switches: ['force'], on: true },
  ],
  noForceRowLevelSecurity: [
    (op) => op.noForceRowLevelSecurity('t'),
    { ...security, switches: ['force'], on: false },
  ],
  createPolicy: [
    (op) => op.createPolicy('t', 'n', { using: 'a' }),
    { kind: 'createPolicy', table: 't', name: 'n', definition: { using: 'a' } },
  ],
  'createPolicy without a word': [
    (op) => op.createPolicy('t', 'n'),
    { kind: 'createPolicy', table: 't', name: 'n', definition: {} },
  ],
  alterPolicy: [
    (op) => op.alterPolicy('t', 'n', { using: 'a' }, { from: { using: 'b' } }),
    { kind: 'alterPolicy', table: 't', name: 'n', to: { using: 'a' }, from: { using: 'b' } },
  ],
  'alterPolicy without saying what it was': [
    (op) => op.alterPolicy('t', 'n', { using: 'a' }),
    { kind: 'alterPolicy', table: 't', name: 'n', to: { using: 'a' }, from: {} },
  ],
  renamePolicy: [
    (op) => op.renamePolicy('t', 'n', 'm'),
    { kind: 'renamePolicy', table: 't', name: 'n', to: 'm' },
  ],
  dropPolicy: [
    (op) => op.dropPolicy('t', 'n', {}, { ifExists: true }),
    { kind: 'dropPolicy', table: 't', name: 'n', was: {}, ifExists: true },
  ],
  'dropPolicy by its name': [(op) => op.dropPolicy('t', 'n'), { kind: 'dropPolicy', table: 't', name: 'n' }],
});
