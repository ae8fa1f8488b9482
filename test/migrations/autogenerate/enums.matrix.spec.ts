import { p } from '@mikro-orm/postgresql';

import { testChanges, thing } from './matrix.fixture.js';

const state = (...values: string[]) =>
  thing({
    state: p
      .enum(values)
      .nativeEnumName('thing_state')
      .default(values[0] ?? ''),
  });

testChanges({
  'a value at the end': {
    before: state('draft', 'open'),
    after: state('draft', 'open', 'closed'),
    back: { drop: ['thing_state.closed'] },
  },
  'a value in between': {
    before: state('draft', 'closed'),
    after: state('draft', 'open', 'closed'),
    back: { rename: ['thing_state.open:thing_state.draft'] },
  },
  'the name of a value': {
    before: state('draft', 'open'),
    after: state('draft', 'public'),
    forth: { rename: ['thing_state.open:thing_state.public'] },
    back: { rename: ['thing_state.public:thing_state.open'] },
  },
  'the order of values': { before: state('draft', 'open'), after: state('open', 'draft') },
  'text that becomes an enum': {
    before: thing({ state: p.text().default('draft') }),
    after: state('draft', 'open'),
  },
});
