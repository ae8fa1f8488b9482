import type { Config } from 'jest';

import { ensurePackages } from './ensure-packages.js';

ensurePackages(['jest-environment-node']);

const swc = {
  swcrc: false,
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2024',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

/**
 * What `preset: 'siskin/jest'` stands for: TypeScript with decorators as ES modules, and databases for `useDatabase`. Whatever a
 * configuration says itself comes first; its `setupFiles` are added, `transform` and `moduleNameMapper` merged by their keys.
 */
const preset: Config = {
  testEnvironment: 'siskin/jest/environment',
  globalSetup: 'siskin/jest/global-setup',
  globalTeardown: 'siskin/jest/global-teardown',
  setupFiles: ['siskin/jest/setup'],
  setupFilesAfterEnv: ['siskin/jest/setup-matchers'],
  testMatch: ['**/*.{spec,e2e-spec,test}.ts'],
  transform: { '^.+\\.ts$': ['siskin/jest/transform', swc] },
  extensionsToTreatAsEsm: ['.ts'],
  // TypeScript says `./user.js` for `./user.ts`.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // Connections and HTTP wait for these: `jest.useFakeTimers()` would have them wait for ever.
  fakeTimers: { doNotFake: ['nextTick', 'setImmediate', 'clearImmediate', 'queueMicrotask'] },
};

export default preset;
