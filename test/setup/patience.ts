import { jest } from '@jest/globals';

// Servers, processes and migrations take longer than Jest's 5 seconds on a busy machine. As an option of a project this
// would be ignored.
jest.setTimeout(240_000);
