const NAME = String.raw`("(?:[^"]|"")+"|[\w.$]+)`;
const SET_LOCAL = new RegExp(String.raw`\bset\s+local\s+(time\s+zone|session\s+authorization|${NAME})`, 'gi');
const SET_CONFIG = /\bset_config\s*\(\s*'((?:[^']|'')+)'\s*,\s*(?:'(?:[^']|'')*'|[^',]*)\s*,\s*true\b/gi;

const SPELLED_OUT: Record<string, string> = {
  'time zone': 'timezone',
  'session authorization': 'session_authorization',
};

/** The settings that a statement changes until the end of its transaction. */
export function localSettings(sql: string): string[] {
  if (!/\bset(?:\s+local\b|_config\b)/i.test(sql)) {
    return [];
  }
  const set = [...sql.matchAll(SET_LOCAL)].map(([, name = '']) => settingOf(name));
  const configured = [...sql.matchAll(SET_CONFIG)].map(([, name = '']) => name.replaceAll("''", "'"));
  // These are restored by themselves.
  return [...set, ...configured].filter((name) => !name.startsWith('transaction_'));
}

function settingOf(name: string): string {
  const plain = name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase();
  return SPELLED_OUT[plain.replace(/\s+/g, ' ')] ?? plain;
}
