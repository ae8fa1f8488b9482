const LONGEST = 120;

/** The first line that says something, cut after 120 characters or fewer. */
export function firstLine(text: string, longest = LONGEST): string {
  const [line = ''] = text.trimStart().split(/\r?\n/, 1);
  const characters = Array.from(line.trimEnd());
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest - 1).join('')}…`;
}
