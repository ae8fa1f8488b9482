import type { ExtensionFact } from '../../model/schema-model.js';
import type { Change, Compare } from '../change.js';
import { pairUp, type Pair } from '../pair-up.js';

export const compareExtensions: Compare = ({ before, after }) => {
  const { gone, added, kept } = pairUp(before.extensions, after.extensions, ({ name }) => name);
  return [
    ...added.map((extension): Change => ({
      phase: 'create extensions',
      operation: { kind: 'createExtension', ...extension },
    })),
    ...kept.flatMap(move),
    ...gone.map(({ name, ...was }): Change => ({
      phase: 'drop extensions',
      operation: { kind: 'dropExtension', name, was },
    })),
  ];
};

/** One that is told without its schema is in the default one, whose name a model does not tell: it can't be moved there. */
function move({ before, after }: Pair<ExtensionFact>): Change[] {
  const { name, schema } = after;
  const was = before.schema;
  if (schema === was) {
    return [];
  }
  return schema === undefined || was === undefined
    ? [
        { phase: 'create extensions', operation: { kind: 'dropExtension', name, was: withSchema(was) } },
        { phase: 'create extensions', operation: { kind: 'createExtension', name, ...withSchema(schema) } },
      ]
    : [
        {
          phase: 'create extensions',
          operation: { kind: 'alterExtension', name, to: { schema }, from: { schema: was } },
        },
      ];
}

function withSchema(schema: string | undefined): { schema?: string } {
  return schema === undefined ? {} : { schema };
}
