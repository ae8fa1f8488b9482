import type { DropStmt } from 'libpg-query';

import { showName, type ObjectName } from '../../operations/names.js';
import type { LintStep } from '../lint-step.js';
import { droppedName } from './names.js';

export function readDrop({ objects = [], removeType, behavior, concurrent = false }: DropStmt): LintStep[] {
  const cascade = behavior === 'DROP_CASCADE';
  return objects.flatMap((node) => dropped(droppedName(node), removeType, { cascade, concurrent }));
}

function dropped(
  name: ObjectName,
  type: DropStmt['removeType'],
  { cascade, concurrent }: { cascade: boolean; concurrent: boolean },
): LintStep[] {
  switch (type) {
    case 'OBJECT_TABLE':
      return [{ kind: 'dropTable', table: name, cascade }];
    case 'OBJECT_INDEX':
      return [{ kind: 'dropNamedIndex', name, concurrently: concurrent }];
    case 'OBJECT_SCHEMA':
      return [{ kind: 'dropSchema', name: showName(name), cascade }];
    case 'OBJECT_VIEW':
      return [{ kind: 'dropView', view: name, cascade }];
    case 'OBJECT_MATVIEW':
      return [{ kind: 'dropMaterializedView', view: name, cascade }];
    case 'OBJECT_SEQUENCE':
      return [{ kind: 'dropSequence', name, cascade }];
    case 'OBJECT_TYPE':
      return [{ kind: 'dropType', name, cascade }];
    case 'OBJECT_DOMAIN':
      return [{ kind: 'dropDomain', name, cascade }];
    case 'OBJECT_EXTENSION':
      return [{ kind: 'dropExtension', name: showName(name), cascade }];
    default:
      return [];
  }
}
