import { execFile } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/**
 * The line of a file, counted from 1, at which loading it failed; undefined where nothing tells. Node.js says it for
 * some errors, in the stack or the message, and the loader of TypeScript for none that is one of syntax.
 */
export async function failureLine(error: unknown, path: string, source: string): Promise<number | undefined> {
  const text = `${textOf(error, 'message') ?? String(error)}\n${textOf(error, 'stack') ?? ''}`;
  const specifier = /Cannot find (?:module|package) '([^']+)'/.exec(text)?.[1];
  return (
    lineIn(text, path) ??
    (specifier === undefined ? await syntaxErrorLine(path) : importLine(source, specifier))
  );
}

/** Not by `instanceof`: the loader of TypeScript works in a thread of its own, and Jest in a realm of its own. */
export function textOf(error: unknown, key: 'message' | 'stack'): string | undefined {
  const text: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  return typeof text === 'string' ? text : undefined;
}

/** The line that the first match starts in. */
export function lineOf(source: string, pattern: RegExp): number | undefined {
  const index = source.search(pattern);
  return index === -1 ? undefined : source.slice(0, index).split('\n').length;
}

function lineIn(text: string, path: string): number | undefined {
  const [, ...after] = text.split(pathToFileURL(path).href).join(path).split(`${path}:`);
  const at = after.map((rest) => /^\d+/.exec(rest)?.[0]).find((digits) => digits !== undefined);
  return at === undefined ? undefined : Number(at);
}

/** A missing file is reported by its path, of which the import has the end. */
function importLine(source: string, specifier: string): number | undefined {
  const wanted = specifier.startsWith('file:') ? fileURLToPath(specifier) : specifier;
  const lines = source.split('\n').map((line) => /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/.exec(line)?.[1]);
  const index = lines.findIndex(
    (found) => found !== undefined && wanted.endsWith(found.replace(/^(\.{1,2}\/)+/, '')),
  );
  return index === -1 ? undefined : index + 1;
}

/** In a process of its own, since Node.js warns that the function is experimental. */
const FIND = `
  import { readFileSync } from 'node:fs';
  import { stripTypeScriptTypes } from 'node:module';
  const [file] = process.argv.slice(-1);
  try {
    stripTypeScriptTypes(readFileSync(file, 'utf8'), { sourceUrl: file });
  } catch (error) {
    if (error.code === 'ERR_INVALID_TYPESCRIPT_SYNTAX') console.log(error.stack);
  }`;

async function syntaxErrorLine(path: string): Promise<number | undefined> {
  const run = promisify(execFile);
  const args = ['--no-warnings', '--input-type=module', '--eval', FIND, '--', path];
  const { stdout } = await run(process.execPath, args).catch(() => ({ stdout: '' }));
  return lineIn(stdout, path);
}
