export { SharedConnection, type SharedConnectionOptions } from './shared-connection.js';
