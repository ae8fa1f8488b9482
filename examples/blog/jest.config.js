/** @type {import('jest').Config} */
export default {
  displayName: 'blog',
  preset: 'siskin/jest',
  setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'],
};
