/** The parts around the `and`s on the outside, without those of `between`; one part where there is an `or`. */
export function conjuncts(expression: string): string[] {
  const text = withoutParentheses(expression.trim());
  const cuts = outside(text).filter(([word]) => word !== 'or');
  if (cuts.length < outside(text).length) {
    return [text];
  }
  const ands = cuts.filter(([word], index) => word === 'and' && cuts[index - 1]?.[0] !== 'between');
  if (ands.length === 0) {
    return [text];
  }
  const starts = [0, ...ands.map(([, at]) => at + 3)];
  return starts.flatMap((start, index) => conjuncts(text.slice(start, ands[index]?.[1])));
}

/** `between`, `and` and `or` where they stand in no parentheses and in no quotes. */
function outside(text: string): (readonly [word: string, at: number])[] {
  let depth = 0;
  return [...text.matchAll(/'(?:[^']|'')*'|"[^"]*"|[()]|\b(?:between|and|or)\b/gi)].flatMap((match) => {
    const [word] = match;
    depth += word === '(' ? 1 : word === ')' ? -1 : 0;
    return depth === 0 && /^[a-z]/i.test(word) ? [[word.toLowerCase(), match.index] as const] : [];
  });
}

function withoutParentheses(text: string): string {
  return isEnclosed(text) ? withoutParentheses(text.slice(1, -1).trim()) : text;
}

function isEnclosed(text: string): boolean {
  let depth = 0;
  const closing = [...text.matchAll(/'(?:[^']|'')*'|[()]/g)].find(({ 0: sign }) => {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    return depth === 0;
  });
  return text.startsWith('(') && closing?.index === text.length - 1;
}
