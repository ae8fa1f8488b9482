import { jest } from '@jest/globals';

// Processes and databases take longer than Jest's 5 seconds on a busy machine.
jest.setTimeout(60_000);
