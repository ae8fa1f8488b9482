import { UndecidedChangesError } from '../../../errors/undecided-changes.error.js';
import { describeQuestion } from './describe-question.js';
import { flagsOf } from './flags/flags-of.js';
import type { Question } from './question.js';

/** @throws UndecidedChangesError where there is a question. */
export function ensureDecided(questions: readonly Question[]): void {
  if (questions.length > 0) {
    throw new UndecidedChangesError(
      questions.map((question) => ({
        name: question.name,
        problem: describeQuestion(question),
        flags: flagsOf(question),
      })),
    );
  }
}
