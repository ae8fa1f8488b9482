import type { DataType } from './data-type.js';
import { INTEGERS, JSONS, NUMBERS, only, TEXTS, TIMESTAMPS } from './families.js';

/** A usual way between types of which PostgreSQL turns none into the other by itself. */
interface Proposal {
  readonly from: ReadonlySet<string> | 'any';
  readonly to: ReadonlySet<string> | 'any';
  readonly using: (column: string, type: string) => string;
}

const cast = (column: string, type: string) => `${column}::${type}`;

const PROPOSALS: readonly Proposal[] = [
  { from: 'any', to: only('jsonb'), using: (column) => `to_jsonb(${column})` },
  { from: 'any', to: only('json'), using: (column) => `to_json(${column})` },
  { from: JSONS, to: 'any', using: (column, type) => `(${column} #>> '{}')::${type}` },
  { from: NUMBERS, to: only('boolean'), using: (column) => `${column} <> 0` },
  { from: only('boolean'), to: only('integer'), using: cast },
  { from: only('boolean'), to: NUMBERS, using: (column, type) => `${column}::integer::${type}` },
  { from: only('money'), to: NUMBERS, using: (column, type) => `${column}::numeric::${type}` },
  { from: NUMBERS, to: only('money'), using: (column, type) => `${column}::numeric::${type}` },
  { from: NUMBERS, to: only('timestamptz'), using: (column) => `to_timestamp(${column})` },
  { from: NUMBERS, to: only('timestamp'), using: (column) => `to_timestamp(${column}) at time zone 'UTC'` },
  { from: TIMESTAMPS, to: NUMBERS, using: (column, type) => `extract(epoch from ${column})::${type}` },
  { from: only('bit'), to: INTEGERS, using: cast },
  { from: INTEGERS, to: only('bit'), using: cast },
  { from: TEXTS, to: only('bytea'), using: (column) => `convert_to(${column}, 'UTF8')` },
  { from: TEXTS, to: only('tsvector'), using: (column) => `to_tsvector(${column})` },
  { from: only('uuid'), to: only('bytea'), using: (column) => `uuid_send(${column})` },
  { from: only('bytea'), to: only('uuid'), using: (column) => `encode(${column}, 'hex')::uuid` },
];

/** SQL for a value of the new type, whose text is `type`, where there is a usual way. */
export function proposalFor(from: DataType, to: DataType, column: string, type: string): string | undefined {
  const found = PROPOSALS.find((proposal) => holds(proposal.from, from.name) && holds(proposal.to, to.name));
  return found?.using(column, type);
}

function holds(names: ReadonlySet<string> | 'any', name: string): boolean {
  return names === 'any' || names.has(name);
}
