/** @type {import('jest').Config} */
export default { preset: 'siskin/jest', testTimeout: 240_000, watchPlugins: ['<rootDir>/watch-plugin.js'] };
