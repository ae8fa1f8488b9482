/** Overrides what the preset says. */
export default {
  preset: 'siskin/jest',
  rootDir: '..',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/own/*.check.ts'],
  setupFiles: ['<rootDir>/own/setup.js'],
  moduleNameMapper: { '^@shop/(.*)$': '<rootDir>/src/$1.ts' },
  fakeTimers: { now: 0 },
  testTimeout: 240_000,
};
