/** Catalogues of objects that are told by name only. */
const CATALOGUES = [
  'pg_cast',
  'pg_conversion',
  'pg_event_trigger',
  'pg_foreign_data_wrapper',
  'pg_foreign_server',
  'pg_opclass',
  'pg_operator',
  'pg_opfamily',
  'pg_publication',
  'pg_transform',
  'pg_ts_config',
  'pg_ts_dict',
  'pg_ts_parser',
  'pg_ts_template',
];

const BRANCHES = CATALOGUES.map(
  (catalogue) => `select '${catalogue}'::regclass as catalogue, oid from ${catalogue} where oid >= 16384`,
);

/** What a snapshot leaves out is still told, so that a database without it is not taken for an equal one. */
export const OTHERS = `
select concat_ws(' ', o.type, o.identity)
  from (${BRANCHES.join(' union all ')}
        union all select 'pg_class'::regclass, oid from pg_class where relkind = 'f' and oid >= 16384) as others (catalogue, oid),
       pg_identify_object(catalogue, oid, 0) o
 where not exists (
   select from pg_depend x where x.classid = catalogue and x.objid = others.oid and x.deptype = 'e')`;
