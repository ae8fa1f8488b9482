import type { MikroORM } from '@mikro-orm/core';

import { joinName, splitName, type ObjectName } from '../../database/object-name.js';

/** Where MikroORM's own migrator would keep its ledger, as the application's configuration says. */
export function mikroOrmTable({ config }: MikroORM): ObjectName | undefined {
  const { tableName, schema: own } = config.get('migrations');
  if (tableName === undefined) {
    return undefined;
  }
  const { schema, name } = splitName(tableName);
  return joinName(own ?? schema ?? config.get('schema'), name);
}
