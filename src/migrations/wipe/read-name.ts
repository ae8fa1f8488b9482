import type { CreatedKind, CreatedName } from './created-name.js';
import { child, nodes, text, toNode, type Node } from './syntax-tree.js';

/** A name in any of the forms that the tree has for it. */
export function named(kind: CreatedKind | undefined, object: Node): CreatedName[] {
  const string = text(child(object, 'String')['sval']);
  if (string !== undefined) {
    return kind === undefined ? [] : bare(kind, string);
  }
  const list =
    child(object, 'List')['items'] ??
    child(object, 'ObjectWithArgs')['objname'] ??
    child(object, 'TypeName')['names'];
  // In the list of an operator class or family, its access method comes first.
  const isOfMethod = kind === 'operator class' || kind === 'operator family';
  return qualified(kind, isOfMethod ? nodes(list).slice(1) : list);
}

export function qualified(kind: CreatedKind | undefined, list: unknown): CreatedName[] {
  const [name, schema = null] = nodes(list)
    .flatMap((node) => text(child(node, 'String')['sval']) ?? [])
    .toReversed();
  return kind === undefined || name === undefined ? [] : [{ kind, schema, name }];
}

export function relation(range: unknown, kind: CreatedKind = 'relation'): CreatedName[] {
  const { schemaname, relname, relpersistence } = toNode(range);
  const name = text(relname);
  const isTemporary = relpersistence === 't';
  return name === undefined || isTemporary ? [] : [{ kind, schema: text(schemaname) ?? null, name }];
}

export function bare(kind: CreatedKind, name: unknown): CreatedName[] {
  const known = text(name);
  return known === undefined ? [] : [{ kind, schema: null, name: known }];
}

export function inSchema(name: CreatedName, schema: unknown, always = false): CreatedName {
  return { ...name, schema: always ? (text(schema) ?? null) : (name.schema ?? text(schema) ?? null) };
}
