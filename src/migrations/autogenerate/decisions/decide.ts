import { answer } from './answer.js';
import type { Decisions } from './decisions.js';
import { ensureDecided } from './ensure-decided.js';
import { ensureMeant } from './ensure-meant.js';
import { findQuestions } from './find-questions.js';
import type { Facts, Question, Reply, SchemaPair } from './question.js';

/**
 * Asks all that is open, one question after another, since answers lead to questions: the columns of a renamed table come up
 * under its new name.
 *
 * @param ask Default: there is nobody to ask.
 * @throws MistakenDecisionError where a decision does not fit the schemas; UndecidedChangesError where something is open and
 *   there is nobody to ask; what `ask` throws.
 */
export async function decide(
  schemas: SchemaPair,
  decisions: Decisions,
  facts: Facts = {},
  ask?: (question: Question) => Promise<Reply>,
): Promise<Decisions> {
  ensureMeant(decisions, schemas);
  let decided = decisions;
  for (;;) {
    const questions = findQuestions(schemas, decided, facts);
    const [question] = questions;
    if (question === undefined) {
      return decided;
    }
    if (ask === undefined) {
      ensureDecided(questions);
      return decided;
    }
    decided = answer(decided, question, await ask(question));
  }
}
