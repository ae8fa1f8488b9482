import type { SchemaObject } from '../schema-snapshot.js';

const NAME = 'check_function_bodies';

/**
 * The body of a function is text, whose needs the catalogue does not know: it may name what comes after it, or what is found by the
 * search path of its callers only. Where there are such bodies, they are taken as they are.
 */
export function withoutBodyChecks(objects: readonly SchemaObject[]): SchemaObject[] {
  const hasBodies = objects.some(({ kind }) => kind === 'function' || kind === 'procedure');
  return hasBodies ? [setting(`set ${NAME} = off`), ...objects, setting(`reset ${NAME}`)] : [...objects];
}

function setting(statement: string): SchemaObject {
  return { kind: 'setting', name: NAME, create: [statement], drop: [] };
}
