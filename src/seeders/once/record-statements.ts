/** What is recorded of a seeder that has run. */
export interface SeedRecord {
  seeder: string;
  /** Of its source, as it was then. */
  checksum: string;
  randomSeed: number;
  ranAt: Date;
  durationMs: number;
  ranBy: string;
}

/** What reads and writes the records of the table, quoted. */
export function recordStatements(table: string) {
  const write = `insert into ${table} (seeder, checksum, random_seed, duration_ms, ran_by) values ($1, $2, $3, $4, $5)`;
  return {
    readAll: `select seeder, checksum, random_seed::float8 as "randomSeed", ran_at as "ranAt", duration_ms as "durationMs",
    ran_by as "ranBy" from ${table} order by ran_at, seeder`,
    read: `select checksum from ${table} where seeder = $1`,
    /** Fails where there is a record. */
    write,
    replace: `${write} on conflict (seeder) do update
    set checksum = excluded.checksum, random_seed = excluded.random_seed, ran_at = excluded.ran_at,
        duration_ms = excluded.duration_ms, ran_by = excluded.ran_by`,
    forget: `delete from ${table} where seeder = any($1)`,
  };
}
