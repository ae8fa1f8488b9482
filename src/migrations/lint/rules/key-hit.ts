import type {
  PrimaryKeyDefinition,
  UniqueDefinition,
} from '../../operations/constraints/constraint-definition.js';
import { fitName } from '../../operations/names.js';
import { describeStep, type StepOf } from '../lint-step.js';
import type { Hit } from '../rule.js';
import type { Scene } from '../scene.js';

/** A key that is added to a table in use and builds its index itself. */
export function keyHit(
  step: StepOf<'addConstraint'>,
  constraint: PrimaryKeyDefinition | UniqueDefinition,
  scene: Scene,
): Hit | undefined {
  const { table } = step;
  if (constraint.usingIndex !== undefined || scene.isNew(table)) {
    return undefined;
  }
  const { columns, include } = constraint;
  const name = fitName(`${constraint.name}_index`, 'index');
  const index = { name, columns, include, unique: true, concurrently: true };
  return {
    what: describeStep(step),
    safe: scene.code(
      {
        note: 'In a migration of its own, while the table is used:',
        outside: true,
        operations: [{ kind: 'createIndex', table, index }],
      },
      {
        note: 'In the next one:',
        operations: [{ ...step, constraint: { ...constraint, usingIndex: name } }],
      },
    ),
  };
}
