import { readFile } from 'node:fs/promises';

import { InvalidGraphError, type GraphFault } from '../../errors/invalid-graph.error.js';
import { lineOf } from './source-line.js';

/** The same error with the line of each fault, where the file declares what is wrong. */
export async function withFaultLines(error: InvalidGraphError): Promise<InvalidGraphError> {
  return new InvalidGraphError(await Promise.all(error.faults.map(addLine)));
}

async function addLine(fault: GraphFault): Promise<GraphFault> {
  const source =
    fault.file === undefined ? undefined : await readFile(fault.file, 'utf8').catch(() => undefined);
  const line = source === undefined ? undefined : lineOf(source, declarationOf(fault.problem));
  return line === undefined ? fault : { ...fault, line };
}

/** The static of a class and the header of a SQL file that a fault is about, by its words. */
const DECLARATIONS: readonly (readonly [words: RegExp, member: string, header: string])[] = [
  [/^it (does not )?replace/, 'replaces', 'replaces'],
  [/^its parent|own parent|cycle/, 'parents', 'parents'],
  [/^it depends/, 'dependsOn', 'depends-on'],
  [/^the label/, 'labels', 'labels'],
  [/^/, 'revision', 'revision'],
];

function declarationOf(problem: string): RegExp {
  const [, member, header] = DECLARATIONS.find(([words]) => words.test(problem)) ?? [];
  return new RegExp(`^[ \\t]*static\\s+(?:readonly\\s+)?${member}\\b|^--[ \\t]*${header}:`, 'm');
}
