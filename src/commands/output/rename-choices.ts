import type {
  GoneColumn,
  GoneEnumValue,
  GoneTable,
  Reply,
} from '../../migrations/autogenerate/decisions/question.js';

type Gone = GoneTable | GoneColumn | GoneEnumValue;

export interface ReplyChoice {
  readonly text: string;
  readonly value: Reply;
}

/** What may have become of a thing that is gone, the likeliest first, and dropping it at the end. */
export function renameChoices(question: Gone): ReplyChoice[] {
  return [
    ...question.candidates.map((to) => ({
      text: becoming(question, to),
      value: { type: 'rename', to } as const,
    })),
    { text: DROPS[question.type], value: { type: 'drop' } },
  ];
}

function becoming(question: Gone, to: string): string {
  if (question.type === 'goneEnumValue' && question.merges.includes(to)) {
    return `its rows become ${to}, as others are`;
  }
  const type = question.type === 'goneColumn' ? question.candidateTypes[to] : undefined;
  return type === undefined ? `it is now ${to}` : `it is now ${to} (${type})`;
}

const DROPS: Record<Gone['type'], string> = {
  goneTable: 'drop it, with its rows',
  goneColumn: 'drop it, with its values',
  goneEnumValue: 'drop it, which fails where a row has it',
};
