export { type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded-postgres.js';
export { PostgresHandle } from './postgres-handle.js';
