import { createHash } from 'node:crypto';

import { StatementLog } from './statement-log.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A log of lines: those that begin with a question mark are reads. */
function logOf(...lines: string[]): StatementLog {
  const log = new StatementLog();
  for (const line of lines) {
    if (line.startsWith('?')) {
      log.queryDone(line);
    } else {
      log.statementDone(line);
    }
  }
  return log;
}

describe('StatementLog', () => {
  it.each([
    { lines: [], done: 0, covered: '' },
    { lines: ['a'], done: 1, covered: 'a' },
    { lines: ['a', 'b'], done: 2, covered: 'a;\nb' },
    { lines: ['a', '?r', 'b'], done: 2, covered: 'a;\n?r' },
    { lines: ['?r', '?s', 'b'], done: 1, covered: '?r' },
  ])('of $lines', ({ lines, done, covered }) => {
    const log = logOf(...lines);
    expect({ done: log.done, checksum: log.checksum() }).toEqual({ done, checksum: sha256(covered) });
  });

  it('tells other statements and another order apart', () => {
    const checksums = [['a', 'b'], ['b', 'a'], ['a'], ['a', '?b']].map((lines) => logOf(...lines).checksum());
    expect(new Set(checksums).size).toBe(4);
  });
});
