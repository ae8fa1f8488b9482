import * as fc from 'fast-check';

import { StatementChain } from './statement-chain.js';

function chainOf(statements: readonly string[]): StatementChain {
  const chain = new StatementChain();
  statements.forEach((statement) => chain.add(statement));
  return chain;
}

const statements = fc.array(fc.oneof(fc.string(), fc.constantFrom('a', 'a\n1:a', '', '\n', '1:')));

describe('StatementChain', () => {
  it('tells any two lists of statements apart', () => {
    fc.assert(
      fc.property(statements, statements, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(chainOf(one).checksum === chainOf(other).checksum).toBe(same);
      }),
    );
  });

  it('says the same of the first statements, whatever follows', () => {
    const chain = chainOf(['a', 'b']);
    const { checksum } = chain;
    chain.add('c');
    expect({ length: chain.length, changed: chain.checksum !== checksum }).toEqual({
      length: 3,
      changed: true,
    });
    expect(chainOf(['a', 'b']).checksum).toBe(checksum);
  });
});
