import { ensurePackages } from './ensure-packages.js';

describe('ensurePackages', () => {
  it('finds what is installed', () => {
    expect(() => ensurePackages(['@swc/core', '@swc/jest', 'jest-environment-node'])).not.toThrow();
  });

  it('names the one that is not', () => {
    expect(() => ensurePackages(['@swc/core', 'siskin-no-such-package'])).toThrow(
      "Jest's preset of Siskin needs siskin-no-such-package, which is not installed.\n" +
        'Run `npm install -D siskin-no-such-package`.',
    );
  });

  it('names all that are not', () => {
    expect(() => ensurePackages(['@swc/core', '@swc/jest'], () => false)).toThrow(
      "Jest's preset of Siskin needs @swc/core and @swc/jest, which are not installed.\n" +
        'Run `npm install -D @swc/core @swc/jest`.',
    );
  });
});
