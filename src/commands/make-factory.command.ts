import { relative } from 'node:path';

import { Command } from 'nest-commander';

import { FactoryWriter } from '../factories/factory.writer.js';
import type { CommandOutput } from './output/command-output.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

@Command({
  name: 'make:factory',
  arguments: '<entity>',
  argsDescription: { entity: 'the class of the entity, such as User' },
  description: 'Write a factory for an entity',
})
export class MakeFactoryCommand extends SiskinCommand {
  protected override readonly without = ['all'] as const;

  protected override async execute(
    [entity = '']: string[],
    _: CommonOptions,
    output: CommandOutput,
  ): Promise<void> {
    const created = await this.context.get(FactoryWriter).write(entity);
    output.document(created);
    output.line(`Wrote ${relative(process.cwd(), created.path)}.`);
    output.line(`Add ${created.factory} to the providers of a module, so that it is found.`);
  }
}
