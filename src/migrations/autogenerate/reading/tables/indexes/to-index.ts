import type { IndexDefinition } from '../../../../operations/indexes/index-definition.js';
import { bare } from '../../expressions.js';
import type { Reading } from '../../reading.js';
import { toKey } from '../keys/to-key.js';
import { withParameters } from '../storage-parameters.js';
import type { IndexRow } from './index-rows.js';

/** An index as it is recorded, less what is PostgreSQL's default. */
export function toIndex(row: IndexRow, reading: Reading): IndexDefinition {
  const { name, method, settings, include, where, parameters } = row;
  return {
    name,
    columns: toKey(row, keyText(row), reading),
    ...settings,
    ...(method === 'btree' ? {} : { method }),
    ...(include.length === 0 ? {} : { include }),
    ...(where === null ? {} : { where: bare(where) }),
    ...withParameters(parameters),
  };
}

/** What the statement says before the condition, in which anything may be collated. */
function keyText({ statement, where }: IndexRow): string {
  const text = statement ?? '';
  return where === null ? text : text.slice(0, text.lastIndexOf(` WHERE ${where}`));
}
