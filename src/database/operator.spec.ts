import { applicationName, namesOfRun, operator } from './operator.js';

const matches = (name: string, other: string) => new RegExp(namesOfRun(name)).test(other);

describe('The name of a connection', () => {
  it.each([undefined, '8f31c09e6d5a', 'r'.repeat(60), 'größe'.repeat(12)])(
    'is short, and ends with the process: %s',
    (revision) => {
      const name = applicationName(revision);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63);
      expect(name.startsWith(`siskin ${revision?.slice(0, 12) ?? operator().slice(0, 12)}`)).toBe(true);
      expect(name.endsWith(` ${process.pid}`)).toBe(true);
      expect(name).not.toContain('\uFFFD');
    },
  );

  it.each([undefined, '8f31c09e6d5a', 'r'.repeat(60)])(
    'is known for one of its run, with the revision %s',
    (revision) => {
      expect(matches(applicationName(), applicationName(revision))).toBe(true);
    },
  );

  it.each([
    ['siskin ada@host 42', 'siskin ada@host 42', true],
    ['siskin ada@host 42', 'siskin 8f31 ada@host 42', true],
    ['siskin ada@host 42', 'siskin 8f31 ada@host 42 - 10.0.0.1:5432', true],
    ['siskin ada@host.example.com.invalid 42', 'siskin 8f31 ada@host.example.com 42', true],
    ['siskin ada@host 42', 'siskin ada@host 421', false],
    ['siskin ada@host 42', 'siskin bob@host 42', false],
    ['siskin ada@h.st 42', 'siskin ada@host 42', false],
    ['siskin ada@host 42', 'psql', false],
  ])('%s: of the run is %s: %s', (name, other, expected) => {
    expect(matches(name, other)).toBe(expected);
  });
});
