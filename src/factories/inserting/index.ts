export { insertRows, type InsertOptions, type InsertReport } from './insert-rows.js';
