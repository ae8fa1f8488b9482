import { isUsers } from '../../../../database/snapshot/user-parts.js';
import type { DomainCheck, DomainDefinition } from '../../../operations/types/domain-definition.js';
import type { DomainFact } from '../../model/schema-model.js';
import { byName } from '../by-name.js';
import { defaultOf } from '../default-of.js';
import { bare } from '../expressions.js';
import { flag, jsonOf, nameWhere } from '../json.js';
import type { NameRow, Reading } from '../reading.js';
import { shortType } from '../short-type.js';

interface DomainRow extends NameRow {
  type: string;
  literalType: string;
  expression: string | null;
  collation: NameRow | null;
  checks: (DomainCheck & { expression: string })[] | null;
  rest: Pick<DomainDefinition, 'notNull' | 'comment'>;
}

const CHECK = jsonOf({
  name: 'k.conname',
  expression: 'pg_get_expr(k.conbin, 0)',
  notValid: flag('not k.convalidated'),
});

const DOMAINS = `
select n.nspname::text as schema, t.typname::text as name, format_type(t.typbasetype, t.typtypmod) as type,
       format_type(coalesce(nullif(b.typbasetype, 0), b.oid), -1) as "literalType",
       pg_get_expr(t.typdefaultbin, 0) as expression,
       ${nameWhere('t.typcollation <> b.typcollation', 'ln.nspname', 'l.collname')} as collation,
       (select json_agg(${CHECK} order by k.conname) from pg_constraint k
         where k.contypid = t.oid and k.contype = 'c') as checks,
       ${jsonOf({ notNull: flag('t.typnotnull'), comment: `obj_description(t.oid, 'pg_type')` })} as rest
  from pg_type t
  join pg_namespace n on n.oid = t.typnamespace
  join pg_type b on b.oid = t.typbasetype
  left join pg_collation l on l.oid = t.typcollation
  left join pg_namespace ln on ln.oid = l.collnamespace
 where t.typtype = 'd' and ${isUsers('pg_type', 't.oid')} and $1::oid[] is not null`;

export async function readDomains(reading: Reading): Promise<DomainFact[]> {
  const rows = await reading.rows<DomainRow>(DOMAINS);
  return rows
    .map((row) => ({ name: reading.nameOf(row), definition: toDefinition(row, reading) }))
    .toSorted(byName);
}

function toDefinition(row: DomainRow, reading: Reading): DomainDefinition {
  const { type, literalType, expression, collation, checks, rest } = row;
  return {
    type: shortType(type),
    ...rest,
    ...(expression === null ? {} : { default: defaultOf(expression, literalType) }),
    ...(collation === null ? {} : { collation: reading.nameOf(collation) }),
    ...(checks === null
      ? {}
      : { checks: checks.map((check) => ({ ...check, expression: bare(check.expression) })) }),
  };
}
