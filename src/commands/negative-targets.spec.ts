import { allowNegativeTargets } from './negative-targets.js';

describe('allowNegativeTargets', () => {
  it.each([
    ['db:rollback -1', 'db:rollback -- -1'],
    ['db:rollback -1 --json', 'db:rollback --json -- -1'],
    ['db:history -3:current -v', 'db:history -v -- -3:current'],
    ['db:rollback -q', 'db:rollback -q'],
    ['db:rollback --step 1', 'db:rollback --step 1'],
    ['db:rollback -- -1 -2', 'db:rollback -- -1 -2'],
    ['db:rollback shop@-1', 'db:rollback shop@-1'],
  ])('makes of %s: %s', (given, expected) => {
    expect(allowNegativeTargets(given.split(' '))).toEqual(expected.split(' '));
  });
});
