import type { Question } from '../question.js';
import { shellWord, showSide } from './quoted-side.js';

/** The flags of which one answers the question, as a shell takes them; where SQL is for the user to find, it is `...`. */
export function flagsOf(question: Question): string[] {
  const name = showSide(question.name);
  switch (question.type) {
    case 'fill':
      return [`--fill "${name}=..."`];
    case 'conversion':
      return [
        question.proposal === undefined
          ? `--using "${name}=..."`
          : flag('--using', `${name}=${question.proposal}`),
      ];
    default:
      return [
        ...question.candidates.map((candidate) => flag('--rename', `${name}:${showSide(candidate)}`)),
        flag('--drop', name),
      ];
  }
}

function flag(name: string, value: string): string {
  return `${name} ${shellWord(value)}`;
}
