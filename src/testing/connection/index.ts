export { attach, type AttachOptions, type Attachment } from './attach.js';
export type { ConnectionSource, SourcedClient } from './connection-source.js';
export type { ExecutedStatement, StatementListener } from './executed-statement.js';
