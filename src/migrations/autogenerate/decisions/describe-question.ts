import type { Question } from './question.js';

/** What is open, in a sentence. */
export function describeQuestion(question: Question): string {
  const { name } = question;
  switch (question.type) {
    case 'goneTable':
      return question.replaced === true
        ? `The table ${name} can't be altered to what it is to be, and would be made anew.`
        : `The table ${name} is gone.`;
    case 'goneColumn':
      return question.replaced === true
        ? `The column ${name} (${question.dataType}) is to be computed, and would be made anew.`
        : `The column ${name} (${question.dataType}) is gone.`;
    case 'goneEnumValue':
      return `The enum value ${name} is gone.`;
    case 'fill':
      return question.becomes === 'added'
        ? `The column ${name} (${question.dataType}) is new and not null, and its table holds rows.`
        : `The column ${name} (${question.dataType}) becomes not null, and its table holds rows.`;
    case 'conversion':
      return `The column ${name} changes from ${question.from} to ${question.to}: ${question.reason}.`;
  }
}
