import { readScript, writeScript } from './script-parts.js';

describe('a script', () => {
  it.each([
    { parts: [], script: '-- transaction: false\n' },
    { parts: ['drop table a'], script: '-- transaction: false\ndrop table a;' },
    {
      parts: ['drop index concurrently a', 'drop table b -- the last'],
      script: '-- transaction: false\ndrop index concurrently a;\n-- statement\ndrop table b -- the last\n;',
    },
    { parts: ['a;', 'b\n'], script: '-- transaction: false\na;;\n-- statement\nb\n;' },
  ])('outside a transaction keeps its statements apart: $parts', ({ parts, script }) => {
    expect(writeScript({ transaction: false, parts })).toBe(script);
    expect(readScript(script)).toEqual({ transaction: false, parts });
  });

  it.each([
    { parts: [], script: '', read: [] },
    {
      parts: ['drop table a', 'drop table b'],
      script: 'drop table a;\ndrop table b;',
      read: ['drop table a;\ndrop table b;'],
    },
  ])('in a transaction is one, where there is anything: $parts', ({ parts, script, read }) => {
    expect(writeScript({ transaction: true, parts })).toBe(script);
    expect(readScript(script)).toEqual({ transaction: true, parts: read });
  });
});
