import type { Part } from '../part.js';
import type { SchemaFacts } from '../read-parts.js';
import type { SchemaObject } from '../schema-snapshot.js';
import { tableParts } from '../tables/table-parts.js';
import { PartFinder } from './dependencies.js';
import { findNeeds, type Needs } from './find-needs.js';
import { orderParts } from './order-parts.js';
import { withoutBodyChecks } from './without-body-checks.js';

/**
 * All parts as objects in an order in which they can be created. Where tables are in a circle, such as with a function that
 * reads the table whose default it is, their defaults and checks come after them.
 */
export function arrangeParts(facts: SchemaFacts, loose: ReadonlySet<string> = new Set()): SchemaObject[] {
  const tables = new Map(facts.tables.map((table) => [table.oid, table]));
  const made = facts.tables.flatMap((table) => tableParts(table, tables, loose.has(`pg_class/${table.oid}`)));
  const all = [...facts.parts, ...made];
  const finder = new PartFinder(new Set(all.map(({ id }) => id)), facts.dependencies);
  const needs = findNeeds(all, facts.dependencies, finder);
  const { parts, circular } = orderParts(all, withLater(needs, facts.after));
  const tight = facts.tables
    .map(({ oid }) => `pg_class/${oid}`)
    .filter((id) => circular.has(id) && !loose.has(id));
  if (tight.length > 0) {
    return arrangeParts(facts, new Set([...loose, ...tight]));
  }
  const extras = Map.groupBy(facts.extras, ({ id }) => finder.find(id));
  const objects = parts.map((part) => toObject(part, needs, extrasOf(part, extras.get(part.id))));
  return withoutBodyChecks(objects);
}

function withLater(needs: Needs, after: SchemaFacts['after']): Needs {
  const all = new Map([...needs].map(([id, needed]) => [id, new Set(needed)]));
  after.filter(({ to }) => needs.has(to)).forEach(({ from, to }) => all.get(from)?.add(to));
  return all;
}

/** What is said of the members of an extension is the extension's business. */
function extrasOf({ kind }: Part, extras: SchemaFacts['extras'] = []): SchemaFacts['extras'] {
  return kind === 'extension' ? [] : extras;
}

/** What needs nothing but its owner goes with it. */
function toObject(part: Part, needs: Needs, extras: SchemaFacts['extras']): SchemaObject {
  const { id, kind, name, owner, create, drop } = part;
  const goesAlong = owner !== null && [...(needs.get(id) ?? [])].every((needed) => needed === owner);
  return {
    kind,
    name,
    create: [...create, ...extras.map(({ statement }) => statement)],
    drop: goesAlong ? [] : drop,
  };
}
