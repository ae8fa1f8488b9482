import { QuestionDeclinedError } from '../../errors/question-declined.error.js';
import { RunInterruptedError } from '../../errors/run-interrupted.error.js';
import { describeQuestion } from '../../migrations/autogenerate/decisions/describe-question.js';
import { flagsOf } from '../../migrations/autogenerate/decisions/flags/flags-of.js';
import type {
  ConversionQuestion,
  FillQuestion,
  Question,
  Reply,
} from '../../migrations/autogenerate/decisions/question.js';
import { canAsk, type Terminal } from './ask.js';
import { askUntil, choose } from './choose.js';
import { renameChoices } from './rename-choices.js';

/** Asks what becomes of data where there is a terminal; elsewhere it is left to be refused. */
export function terminalQuestions(
  terminal: Terminal = {},
): ((question: Question) => Promise<Reply>) | undefined {
  return canAsk(terminal) ? (question) => askOnTerminal(question, terminal) : undefined;
}

/**
 * @throws QuestionDeclinedError where somebody stops, as the end of the input and Ctrl-C do.
 * @throws RunInterruptedError where the signal is aborted.
 */
export async function askOnTerminal(question: Question, terminal: Terminal = {}): Promise<Reply> {
  const reply = await replyTo(question, terminal);
  if (terminal.signal?.aborted) {
    throw new RunInterruptedError();
  }
  if (reply === undefined || reply === 'stop') {
    throw new QuestionDeclinedError(question.name, flagsOf(question));
  }
  return reply;
}

type Answer = Reply | 'stop' | undefined;

function replyTo(question: Question, terminal: Terminal): Promise<Answer> {
  switch (question.type) {
    case 'fill':
      return askForFill(question, terminal);
    case 'conversion':
      return askForConversion(question, terminal);
    default:
      return choose<Answer>(
        `${describeQuestion(question)} What became of it?`,
        [...renameChoices(question), { text: 'stop', value: 'stop' }],
        terminal,
      );
  }
}

async function askForFill(question: FillQuestion, terminal: Terminal): Promise<Answer> {
  const text = `${describeQuestion(question)} Which value do they get? SQL, such as 'n/a' or now(): `;
  const value = await askForSql(text, terminal);
  return value === undefined ? undefined : { type: 'fill', value };
}

async function askForConversion(question: ConversionQuestion, terminal: Terminal): Promise<Answer> {
  const { proposal } = question;
  const chosen = await choose<Answer | 'other'>(
    `${describeQuestion(question)} How are its values turned?`,
    [
      ...(proposal === undefined
        ? []
        : [{ text: `by ${proposal}`, value: { type: 'convert', using: proposal } as const }]),
      { text: 'by other SQL', value: 'other' },
      { text: 'stop', value: 'stop' },
    ],
    terminal,
  );
  if (chosen !== 'other') {
    return chosen;
  }
  const using = await askForSql(`SQL for the new value of ${question.name}: `, terminal);
  return using === undefined ? undefined : { type: 'convert', using };
}

function askForSql(prompt: string, terminal: Terminal): Promise<string | undefined> {
  return askUntil(prompt, (answer) => (answer === '' ? undefined : answer), terminal);
}
