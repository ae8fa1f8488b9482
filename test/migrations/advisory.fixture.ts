/** Which of `pg_locks` are advisory locks of this database: other tests have theirs. */
export const ADVISORY = `locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`;
