/** Modules that give a migration nothing but what the versions of the packages decide on. */
const KNOWN = ['siskin', 'kysely', '@mikro-orm/migrations'];

const IMPORT = /^\s*import\s[^'"`;()]*?\bfrom\s*(['"])([^'"]*)\1/gm;

/** Each may lead to what is not in the text: other modules, the environment, the application's configuration. */
const OUTSIDE = [
  /\bimport\b/,
  /\bexport\s[^'"`;()]*\bfrom\b/,
  /\b(?:process|global|globalThis|require|fetch|eval|Function)\b/,
  /\bthis\s*\.\s*(?:config|driver)\b|\bgetEntityManager\b/,
];

/**
 * Whether the text of a migration's file decides alone on what the migration does, and on what it does with what it reads. In
 * doubt it does not.
 */
export function isSelfContained(text: string): boolean {
  const modules = [...text.matchAll(IMPORT)].map(([, , name = '']) => name);
  const rest = text.replaceAll(IMPORT, '');
  return modules.every((name) => KNOWN.includes(name)) && OUTSIDE.every((way) => !way.test(rest));
}
