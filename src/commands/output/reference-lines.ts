import type { ReferenceResult, RowDifference, RowValues } from '../../seeders/reference/index.js';
import { paint } from './command-output.js';

/** What reference data would change: a line that counts it, and one for each row. */
export function referenceLines(result: ReferenceResult): string[] {
  const { table, added, changed, removed, unchanged, differences } = result;
  const counts = { added, changed, removed, unchanged };
  const texts = Object.entries(counts).flatMap(([what, count]) =>
    count > 0 ? [`${show(count)} ${what}`] : [],
  );
  const left = added + changed + removed - differences.length;
  return [
    `${table}: ${texts.length === 0 ? 'no rows' : texts.join(', ')}`,
    ...differences.map((difference) => `  ${describe(difference)}`),
    ...(left > 0 ? [`  … and ${show(left)} more`] : []),
  ];
}

function describe(difference: RowDifference): string {
  const key = valuesText(difference.key);
  switch (difference.type) {
    case 'added': {
      const others = without(difference.values, difference.key);
      return `${paint('green', '+')} ${key}${others === '' ? '' : `  ${others}`}`;
    }
    case 'changed':
      return `${paint('yellow', '~')} ${key}  ${changeText(difference.before, difference.after)}`;
    case 'removed':
      return `${paint('red', '-')} ${key}`;
  }
}

function changeText(before: RowValues, after: RowValues): string {
  return Object.keys(after)
    .map((name) => `${name} ${JSON.stringify(before[name] ?? null)} → ${JSON.stringify(after[name] ?? null)}`)
    .join(', ');
}

function without(values: RowValues, key: RowValues): string {
  const others = Object.entries(values).filter(([name]) => !Object.hasOwn(key, name));
  return valuesText(Object.fromEntries(others));
}

function valuesText(values: RowValues): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    .join(', ');
}

const show = (count: number) => count.toLocaleString('en-US');
