export { beginRun, findRun, type JoinedRun, type RunOptions } from './begin-run.js';
export { newCloneName, workerCloneName } from './own-name.js';
export { RUN_VARIABLE, SERVER_VARIABLE, type TestRun } from './test-run.js';
export { TestServer } from './test-server.js';
