const TOKENS = /'[^']*'|"[^"]*"|[^'"(),[\]]+|[(),[\]]/gu;

/** The expression without parentheses around the whole of it. */
export function bare(expression: string): string {
  return isEnclosed(expression) ? bare(expression.slice(1, -1).trim()) : expression;
}

/** The expressions of a list that PostgreSQL writes with commas between them, each without parentheses around it. */
export function splitExpressions(list: string): string[] {
  const items = [''];
  let depth = 0;
  for (const [token] of list.matchAll(TOKENS)) {
    depth += step(token);
    if (token === ',' && depth === 0) {
      items.push('');
    } else {
      items.push(`${items.pop() ?? ''}${token}`);
    }
  }
  return items.map((item) => bare(item.trim()));
}

/** Whether the first parenthesis is closed by the last one. */
function isEnclosed(expression: string): boolean {
  if (!expression.startsWith('(')) {
    return false;
  }
  let depth = 0;
  for (const { 0: token, index } of expression.matchAll(TOKENS)) {
    depth += step(token);
    if (depth === 0) {
      return index === expression.length - 1;
    }
  }
  return false;
}

function step(token: string): number {
  if (token === '(' || token === '[') {
    return 1;
  }
  return token === ')' || token === ']' ? -1 : 0;
}
