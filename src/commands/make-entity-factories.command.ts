import { relative } from 'node:path';

import { Command } from 'nest-commander';

import { FactoryWriter } from '../factories/factory.writer.js';
import type { CommandOutput } from './output/command-output.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

@Command({
  name: 'make:entity-factories',
  description: 'Write a factory for each entity that has none',
})
export class MakeEntityFactoriesCommand extends SiskinCommand {
  protected override readonly without = ['all'] as const;

  protected override async execute(_: string[], __: CommonOptions, output: CommandOutput): Promise<void> {
    const made = await this.context.get(FactoryWriter).createAll();
    const { written, existing } = made;
    output.document(made);
    written.forEach(({ path }) => output.line(`Wrote ${fromHere(path)}.`));
    existing.forEach(({ path }) => output.line(`${fromHere(path)} is there already, and was left as it is.`));
    const names = [...written, ...existing].map(({ factory }) => factory);
    output.line(
      names.length === 0
        ? 'Every entity has a factory.'
        : `Add ${names.join(', ')} to the providers of a module, so that they are found.`,
    );
  }
}

function fromHere(path: string): string {
  return relative(process.cwd(), path);
}
