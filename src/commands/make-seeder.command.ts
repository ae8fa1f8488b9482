import { relative } from 'node:path';

import { Command } from 'nest-commander';

import { SeederService } from '../seeders/seeder.service.js';
import type { CommandOutput } from './output/command-output.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

@Command({
  name: 'make:seeder',
  arguments: '<name>',
  argsDescription: { name: 'its class, such as PostSeeder' },
  description: 'Write an empty seeder',
})
export class MakeSeederCommand extends SiskinCommand {
  protected override readonly without = ['all'] as const;

  protected override async execute(
    [name = '']: string[],
    _: CommonOptions,
    output: CommandOutput,
  ): Promise<void> {
    const created = await this.context.get(SeederService).create(name);
    output.document(created);
    output.line(`Wrote ${relative(process.cwd(), created.path)}.`);
    output.line(
      `Add ${created.seeder} to the providers of a module, or its folder to the option seeders.paths, so that it is found.`,
    );
  }
}
