import type { Node, RangeVar } from 'libpg-query';

import { joinName, type ObjectName } from '../../operations/names.js';

export function tableName({ schemaname, relname = '' }: RangeVar = {}): ObjectName {
  return joinName(schemaname, relname);
}

/** The texts of a list such as the columns of a key. */
export function texts(nodes: readonly Node[] = []): string[] {
  return nodes.flatMap((node) => ('String' in node ? [node.String.sval ?? ''] : []));
}

/** A name in parts, of which the last two count. */
export function partsName(nodes: readonly Node[] = []): ObjectName {
  const parts = texts(nodes);
  return joinName(parts.at(-2), parts.at(-1) ?? '');
}

/** What `drop` names: a list of parts, or a single part. */
export function droppedName(node: Node): ObjectName {
  if ('List' in node) {
    return partsName(node.List.items);
  }
  return 'String' in node ? { name: node.String.sval ?? '' } : '';
}
