import type { ObjectName } from '../../../../operations/names.js';
import type { Comparison } from '../../change.js';
import { canonical } from '../../same.js';
import { isOfType } from '../type-name.js';

/**
 * Whether something that the same migration may do needs one of the values, which PostgreSQL refuses until the transaction that
 * adds them has ended. Taken too widely rather than too narrowly: any mention of such a text counts.
 */
export function usesNewValue(type: ObjectName, values: readonly string[], comparison: Comparison): boolean {
  const { tables, domains, views, materializedViews, policies, triggers, routines } = comparison.after;
  const { fills, conversions } = comparison.decisions;
  const text = canonical([
    [tables, domains, views, materializedViews, policies, triggers, routines],
    [...fills.values(), ...conversions.values()],
  ]);
  return turnsIntoType(type, comparison) || values.some((value) => isMentioned(value, text));
}

/** As a literal in SQL, in one of an array, or as a default. */
function isMentioned(value: string, text: string): boolean {
  const inSql = JSON.stringify(value.replaceAll("'", "''")).slice(1, -1);
  const inside = JSON.stringify(value).slice(1, -1);
  return (
    text.includes(`'${inSql}'`) ||
    text.includes(`"default":{"value":${JSON.stringify(value)}}`) ||
    [...text.matchAll(/"default":\{"(?:value|sql)":("(?:[^"\\]|\\.)*"|\[[^\]]*\])/g)].some(([, given = '']) =>
      isElement(inside, given),
    )
  );
}

function isElement(value: string, text: string): boolean {
  return text.split(/[{},"'[\]]/).includes(value);
}

/** Values of rows that turn into those of the enum may be any. */
function turnsIntoType(type: ObjectName, { before, after }: Comparison): boolean {
  return after.tables.some(({ name, definition }) => {
    const was = before.tables.find((table) => canonical(table.name) === canonical(name));
    return definition.columns.some((column) => {
      const old = was?.definition.columns.find((other) => other.name === column.name);
      return old !== undefined && isOfType(column.type, type) && !isOfType(old.type, type);
    });
  });
}
