import { jest } from '@jest/globals';

// Starting an application and migrating its database takes longer than Jest's 5 seconds on a busy machine. As an option
// this would be ignored where the blog is one of several projects.
jest.setTimeout(240_000);
