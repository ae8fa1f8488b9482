/** Where all that cleaning needs is kept: it belongs to the clone, and goes with it. */
export const CLEAN_SCHEMA = 'siskin_clean';
/** The trigger that notes a write. */
export const NOTE_TRIGGER = 'siskin_clean_note';

const BLOCK_TABLE = /^block_\d+_(\d+)$/;

/** The rows that the template had in a table. */
export function baselineTable(oid: number): string {
  return `${CLEAN_SCHEMA}.baseline_${oid}`;
}

/** The rows that a table had when the first test of a block began. */
export function blockTable(depth: number, oid: number): string {
  return `${CLEAN_SCHEMA}.block_${depth}_${oid}`;
}

/** The table whose rows are kept under this name; undefined where it is no name of {@link blockTable}. */
export function tableOfBlockTable(name: string): number | undefined {
  const [, oid] = BLOCK_TABLE.exec(name) ?? [];
  return oid === undefined ? undefined : Number(oid);
}

/**
 * A table is noted once in a transaction: a setting that goes back with a transaction or a savepoint, as the note itself does,
 * says whether it is. What other transactions have noted does not count, since it may be cleared before this one commits.
 * The function has its owner's rights, whatever the application's role may do.
 */
const NOTE_FUNCTION = `
create function ${CLEAN_SCHEMA}.note() returns trigger language plpgsql security definer as $$
declare
  noted constant text := '${CLEAN_SCHEMA}.t' || tg_relid;
begin
  if current_setting('${CLEAN_SCHEMA}.paused', true) is distinct from 'on'
     and current_setting(noted, true) is distinct from 'on' then
    insert into ${CLEAN_SCHEMA}.log values (tg_relid);
    perform set_config(noted, 'on', true);
  end if;
  return null;
end $$`;

const MOVED = `pg_catalog.pg_sequence_last_value(s.sequence::regclass)
      is distinct from case when s.is_called then s.last_value end`;

/**
 * What differs from the baseline. It waits for the transactions that have written, since the lock does not go with their
 * notes, and is let go at once. A sequence that was never used has no last value, and one that was dropped fails: then those that
 * are there are asked, which takes twice as long. The mark changes with every relation that is made or dropped.
 */
const WRITTEN_FUNCTION = `
create function ${CLEAN_SCHEMA}.written(out tables oid[], out sequences oid[], out mark text)
language plpgsql as $$
begin
  lock table ${CLEAN_SCHEMA}.log in share mode;
  tables := array(select distinct relation from ${CLEAN_SCHEMA}.log);
  begin
    sequences := array(select s.sequence from ${CLEAN_SCHEMA}.sequences s where ${MOVED});
  exception when others then
    sequences := array(
      select s.sequence from pg_catalog.pg_class c
        join lateral (select * from ${CLEAN_SCHEMA}.sequences s where s.sequence = c.oid offset 0) s on ${MOVED}
       where c.relkind = 'S');
  end;
  mark := (select count(*) || ' ' || max(oid::bigint) from pg_catalog.pg_class);
end $$`;

/** The schema with all but what depends on the tables. Vacuum would keep the log's lock from those who ask what was written. */
export const CLEAN_OBJECTS = `
create schema ${CLEAN_SCHEMA};
create unlogged table ${CLEAN_SCHEMA}.log (relation oid not null) with (autovacuum_enabled = false);
create table ${CLEAN_SCHEMA}.tables (oid oid primary key, name text not null);
create table ${CLEAN_SCHEMA}.sequences (
  sequence oid primary key, last_value bigint not null, is_called boolean not null,
  template_value bigint not null, template_is_called boolean not null);
${NOTE_FUNCTION};
${WRITTEN_FUNCTION}`;
