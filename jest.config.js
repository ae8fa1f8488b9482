const shared = {
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': '@swc/jest' },
  extensionsToTreatAsEsm: ['.ts'],
  setupFiles: ['<rootDir>/test/setup/nest.ts'],
};
const fromSource = {
  ...shared,
  moduleNameMapper: {
    '^siskin$': '<rootDir>/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};

/** @type {import('jest').Config} */
export default {
  projects: [
    { ...fromSource, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    { ...fromSource, displayName: 'embedded', testMatch: ['<rootDir>/test/embedded/**/*.spec.ts'] },
  ],
};
