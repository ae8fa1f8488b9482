import { RELATION, TYPE } from './name-parameters.js';

/** Each answers `found` for an object that is named by `$1` and `$2`. */
export const HAS_TABLE = hasRelation(`'r', 'p', 'f'`);
export const HAS_VIEW = hasRelation(`'v', 'm'`);
export const HAS_SEQUENCE = hasRelation(`'S'`);

export const HAS_ENUM = exists(`from pg_type where oid = ${TYPE} and typtype = 'e'`);

export const ENUM_VALUES = `
select enumlabel as value from pg_enum where enumtypid = ${TYPE} order by enumsortorder`;

/** Not `to_regproc`, which finds no function that is overloaded. */
export const HAS_FUNCTION = exists(`
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
 where p.proname = $2::name
   and case when $1::name is null then pg_function_is_visible(p.oid) else n.nspname = $1::name end`);

/** Each answers `found` for an object that is named by `$1`. */
export const HAS_SCHEMA = exists('from pg_namespace where nspname = $1::name');
export const HAS_EXTENSION = exists('from pg_extension where extname = $1::name');

function hasRelation(kinds: string): string {
  return exists(`from pg_class where oid = ${RELATION} and relkind in (${kinds})`);
}

function exists(query: string): string {
  return `select exists (select ${query}) as found`;
}
