import { EarlierRun } from './earlier-run.js';
import type { Progress } from './recorded-progress.js';
import { StatementChain } from './statement-chain.js';

function chainOf(...statements: string[]): StatementChain {
  const chain = new StatementChain();
  statements.forEach((statement) => chain.add(statement));
  return chain;
}

const { checksum } = chainOf('a', 'b');
const { checksum: inDoubt } = chainOf('a', 'b', 'c');
const progress: Progress = { state: 'running', statementsDone: 2, checksum, inDoubt: null, durationMs: 0 };

describe('EarlierRun', () => {
  it.each([
    { statements: ['a'], agrees: true },
    { statements: ['a', 'b'], agrees: true },
    { statements: ['a', 'x'], agrees: false },
    { statements: ['x', 'b'], agrees: false },
    { statements: ['a', 'b', 'x'], agrees: true },
  ])('that has done a and b agrees with $statements: $agrees', ({ statements, agrees }) => {
    expect(new EarlierRun(progress, 'running').agreesWith(chainOf(...statements))).toBe(agrees);
  });

  it.each([
    { statements: ['a', 'b', 'c'], agrees: true },
    { statements: ['a', 'b', 'x'], agrees: false },
    { statements: ['a', 'b', 'c', 'd'], agrees: true },
  ])('that has begun c as well agrees with $statements: $agrees', ({ statements, agrees }) => {
    const run = new EarlierRun({ ...progress, inDoubt }, 'running');
    expect(run.agreesWith(chainOf(...statements))).toBe(agrees);
  });

  it.each([
    { what: 'a whole number of statements', seen: progress, done: 2, begun: 2, doubt: [] },
    { what: 'one in doubt', seen: { ...progress, inDoubt }, done: 2, begun: 3, doubt: [3] },
    {
      what: 'another direction',
      seen: { ...progress, state: 'applied' as const },
      done: 0,
      begun: 0,
      doubt: [],
    },
  ])('knows $what', ({ seen, done, begun, doubt }) => {
    const run = new EarlierRun(seen, 'running');
    const inDoubtAt = [1, 2, 3, 4].filter((number) => run.leftInDoubt(number));
    expect({ done: run.done, begun: run.begun, doubt: inDoubtAt }).toEqual({ done, begun, doubt });
  });

  it('is none that disagrees where the ledger says something else', () => {
    const run = new EarlierRun({ ...progress, state: 'applied' }, 'reverting');
    expect(run.agreesWith(chainOf('x', 'y'))).toBe(true);
  });
});
