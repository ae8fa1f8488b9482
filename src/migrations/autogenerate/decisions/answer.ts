import type { Decisions } from './decisions.js';
import type { Question, Reply } from './question.js';

/**
 * The decisions with one more.
 *
 * @throws TypeError for a reply that is none to the question.
 */
export function answer(decisions: Decisions, question: Question, reply: Reply): Decisions {
  ensureReply(question, reply);
  const { name } = question;
  switch (reply.type) {
    case 'rename':
      return { ...decisions, renames: new Map(decisions.renames).set(name, reply.to) };
    case 'drop':
      return { ...decisions, drops: new Set(decisions.drops).add(name) };
    case 'fill':
      return { ...decisions, fills: new Map(decisions.fills).set(name, reply.value) };
    case 'convert':
      return { ...decisions, conversions: new Map(decisions.conversions).set(name, reply.using) };
  }
}

const REPLIES: Record<Question['type'], readonly Reply['type'][]> = {
  goneTable: ['rename', 'drop'],
  goneColumn: ['rename', 'drop'],
  goneEnumValue: ['rename', 'drop'],
  fill: ['fill'],
  conversion: ['convert'],
};

function ensureReply(question: Question, reply: Reply): void {
  const possible = 'candidates' in question ? question.candidates : [];
  if (
    !REPLIES[question.type].includes(reply.type) ||
    (reply.type === 'rename' && !possible.includes(reply.to))
  ) {
    throw new TypeError(`${JSON.stringify(reply)} is no reply to what becomes of ${question.name}.`);
  }
}
