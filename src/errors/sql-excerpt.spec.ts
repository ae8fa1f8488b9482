import { pointAt } from './sql-excerpt.js';

describe('pointAt', () => {
  it('puts a caret under the position', () => {
    expect(pointAt('select\n  nme\nfrom users', 10)).toBe('  select\n    nme\n    ^\n  from users');
  });

  it('counts characters as PostgreSQL does, not UTF-16 units', () => {
    expect(pointAt("select '🐦', x", 13)).toBe(`  select '🐦', x\n  ${' '.repeat(13)}^`);
  });

  it('shows the first lines where there is no position', () => {
    expect(pointAt('a\nb')).toBe('  a\n  b');
  });

  it('shows the part of a long line that matters', () => {
    const [line = '', caret = ''] = pointAt(`${'x'.repeat(500)}!${'y'.repeat(500)}`, 501).split('\n');
    expect(line[caret.indexOf('^')]).toBe('!');
    expect(line).toHaveLength(164);
  });

  it('leaves out far lines', () => {
    const statement = Array.from({ length: 20 }, (_, i) => `line${i}`).join('\n');
    expect(pointAt(statement, statement.indexOf('line10') + 1).split('\n')).toEqual(
      ['line7', 'line8', 'line9', 'line10', '^', 'line11', 'line12', 'line13'].map((line) => `  ${line}`),
    );
  });
});
