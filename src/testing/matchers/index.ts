export type { MatcherContext, MatcherResult, MatcherUtils } from './matcher-result.js';
export type { AsymmetricMatcher, RowQuery } from './row-query.js';
export { toBeEmpty } from './to-be-empty.js';
export { toBeSoftDeleted, type SoftDeletedOptions } from './to-be-soft-deleted.js';
export { toExistInDatabase } from './to-exist-in-database.js';
export { toHaveRow } from './to-have-row.js';
export { toHaveRowCount } from './to-have-row-count.js';
