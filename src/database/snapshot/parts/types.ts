import { idOf, qualified, statements, type PartQuery } from '../part.js';
import { isUsers } from '../user-parts.js';

const NAME = qualified('n.nspname', 't.typname');

/** A type with the text after `create type NAME as`. */
function typeQuery(kind: string, definition: string, condition: string): PartQuery {
  return `
select ${idOf('pg_type', 't.oid')} as id, '${kind}' as kind, n.nspname || '.' || t.typname as name, null as owner,
       ${statements(`'create type ' || ${NAME} || ' as ' || ${definition}`)} as create,
       ${statements(`'drop type ' || ${NAME}`)} as drop
  from pg_type t
  join pg_namespace n on n.oid = t.typnamespace
 where ${condition} and ${isUsers('pg_type', 't.oid')}`;
}

export const ENUMS = typeQuery(
  'enum',
  `format('enum (%s)', (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
                          from pg_enum e where e.enumtypid = t.oid))`,
  `t.typtype = 'e'`,
);

export const COMPOSITES = typeQuery(
  'composite type',
  `format('(%s)', (
     select string_agg(concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
                         case when a.attcollation <> b.typcollation then 'collate ' || a.attcollation::regcollation end),
                       ', ' order by a.attnum)
       from pg_attribute a join pg_type b on b.oid = a.atttypid
      where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped))`,
  `t.typtype = 'c' and exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c')`,
);

/** One with a canonical function, which is of type itself and written in C, is not rebuilt. */
export const RANGES = typeQuery(
  'range',
  `(select format('range (%s)', concat_ws(', ',
              'subtype = ' || format_type(r.rngsubtype, null),
              case when not o.opcdefault then format('subtype_opclass = %I.%I', opn.nspname, o.opcname) end,
              case when r.rngcollation <> s.typcollation then 'collation = ' || r.rngcollation::regcollation end,
              case when r.rngsubdiff <> 0 then 'subtype_diff = ' || format('%I.%I', fn.nspname, f.proname) end,
              'multirange_type_name = ' || ${qualified('mn.nspname', 'm.typname')}))
      from pg_range r
      join pg_type s on s.oid = r.rngsubtype
      join pg_opclass o on o.oid = r.rngsubopc join pg_namespace opn on opn.oid = o.opcnamespace
      join pg_type m on m.oid = r.rngmultitypid join pg_namespace mn on mn.oid = m.typnamespace
      left join pg_proc f on f.oid = r.rngsubdiff left join pg_namespace fn on fn.oid = f.pronamespace
     where r.rngtypid = t.oid)`,
  `t.typtype = 'r'`,
);
