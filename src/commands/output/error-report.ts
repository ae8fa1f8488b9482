import { styleText } from 'node:util';

import { SiskinError } from '../../errors/siskin.error.js';
import type { CommonOptions } from '../siskin-command.js';

/** Prints why a command failed: text on stderr, or with `--json` a document on stdout. */
export function reportError(error: unknown, { json = false, verbose = false }: CommonOptions): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ error: toDocument(error) }, withoutCauses, 2)}\n`);
    return;
  }
  process.stderr.write(`${[...toLines(error), ...(verbose ? ['', ...stackLines(error)] : [])].join('\n')}\n`);
}

/** The error with its typed fields. */
function toDocument(error: unknown): object {
  if (error instanceof SiskinError) {
    const { stack: _stack, ...fields } = error;
    return { ...fields, message: error.message };
  }
  return { name: error instanceof Error ? error.name : 'Error', message: messageOf(error) };
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
