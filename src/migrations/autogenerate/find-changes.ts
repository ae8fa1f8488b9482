import { bringAlong } from './bring-along.js';
import { NO_DECISIONS, type Decisions } from './decisions/decisions.js';
import { decide } from './decisions/decide.js';
import { renameOperations } from './decisions/rename-operations.js';
import type { Question, Reply } from './decisions/question.js';
import { compareModels } from './difference/compare-models.js';
import { ensureLeftStays } from './ensure-left-stays.js';
import { runOperations } from './run-operations.js';
import type { SettledModels } from './sources/settle/settle-models.js';
import type { Schemas } from './sources/with-schemas.js';
import type { Operation } from '../operations/operation.js';

/** Who decides what the schemas do not tell. */
export interface Deciding {
  /** What is decided already. Default: nothing. */
  decisions?: Decisions;
  /** Asks for the rest. Default: it is refused. */
  ask?: (question: Question) => Promise<Reply>;
  /** Tables that hold rows, by their shown names; undefined where that is not known. */
  withRows?: ReadonlySet<string> | undefined;
}

export interface FoundChanges {
  /** In their order. */
  operations: Operation[];
  /** Tables that hold rows, by their names after the renames. */
  withRows: ReadonlySet<string> | undefined;
}

/**
 * The operations that lead from the schema before to the one after, in their order.
 *
 * @throws UndecidedChangesError where somebody has to say what they mean, and nobody is asked.
 * @throws MistakenDecisionError where something was decided that does not fit the schemas.
 * @throws LeftAloneInTheWayError where something that no entity declares reads what goes.
 */
export async function findChanges(
  schemas: Schemas,
  { decisions = NO_DECISIONS, ask, withRows }: Deciding,
): Promise<FoundChanges> {
  const decided = await decide(schemas, decisions, withRows === undefined ? {} : { withRows }, ask);
  const renames = renameOperations(decided, schemas.before);
  const { before, after, left } = await renamed(schemas, renames);
  const { serverVersion, kinds } = schemas;
  const comparison = { before, after, decisions: decided, serverVersion, kinds };
  ensureLeftStays(comparison, left);
  const changes = compareModels(bringAlong(comparison, left));
  return {
    operations: [...renames, ...changes.map(({ operation }) => operation)],
    withRows: withRows && new Set([...withRows].map((table) => decided.renames.get(table) ?? table)),
  };
}

/** The server renames what is named in expressions, views and keys along, and is asked what came of it. */
async function renamed(schemas: Schemas, renames: readonly Operation[]): Promise<SettledModels> {
  return renames.length === 0
    ? schemas
    : schemas.onBefore(async (client) => {
        await runOperations(client, renames);
        return schemas.reread(client);
      });
}
