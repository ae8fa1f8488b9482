import { styleText } from 'node:util';

import { DatabaseOfAllFailedError } from '../../errors/database-of-all-failed.error.js';
import { SiskinError } from '../../errors/siskin.error.js';
import type { CommonOptions } from '../siskin-command.js';
import { withDatabase } from './with-database.js';

/**
 * Prints why a command failed: text on stderr, or with `--json` a document on stdout. The commands that it names are those for
 * the same database.
 */
export function reportError(error: unknown, options: CommonOptions): void {
  const { json = false, verbose = false } = options;
  const database = error instanceof DatabaseOfAllFailedError ? error.database : options.database;
  if (json) {
    process.stdout.write(`${JSON.stringify(toReport(error, database), withoutCauses, 2)}\n`);
    return;
  }
  const lines = toLines(error).map((line) => withDatabase(line, database));
  process.stderr.write(`${[...lines, ...(verbose ? ['', ...stackLines(error)] : [])].join('\n')}\n`);
}

/** Of a command for all databases the failure comes after the results of those that are done. */
function toReport(error: unknown, database?: string): object {
  if (!(error instanceof DatabaseOfAllFailedError)) {
    return { error: toDocument(error, database) };
  }
  const { results: _results, ...failure } = toDocument(error, database);
  return {
    databases: [...error.results, { database, error: toDocument(error.cause, database) }],
    error: failure,
  };
}

/** The error with its typed fields. */
function toDocument(error: unknown, database?: string): Record<string, unknown> {
  if (error instanceof SiskinError) {
    const { stack: _stack, ...fields } = error;
    const { problem, remedy, message } = error;
    return { ...fields, ...mapTexts({ problem, remedy, message }, (text) => withDatabase(text, database)) };
  }
  return { name: error instanceof Error ? error.name : 'Error', message: messageOf(error) };
}

function mapTexts(texts: Record<string, string>, change: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, change(text)]));
}

/** Causes, of the error or of what its fields list, stay out of a document: they may hold anything. */
function withoutCauses(key: string, value: unknown): unknown {
  return key === 'cause' ? undefined : value;
}

function toLines(error: unknown): string[] {
  const mark = styleText('red', '✗', { stream: process.stderr });
  if (error instanceof SiskinError) {
    const arrow = styleText('yellow', '→', { stream: process.stderr });
    return [`${mark} ${indent(error.problem)}`, `${arrow} ${indent(error.remedy)}`];
  }
  return [`${mark} ${indent(messageOf(error))}`];
}

function indent(text: string): string {
  return text.replaceAll('\n', '\n  ');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Stacks only, never whole objects: a client or its settings may hold a password. */
function stackLines(error: unknown): string[] {
  if (!(error instanceof Error)) {
    return [];
  }
  const cause = error.cause === undefined ? [] : ['Caused by:', ...stackLines(error.cause)];
  return [error.stack ?? error.message, ...cause];
}
