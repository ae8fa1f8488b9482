import { Command } from 'nest-commander';

import { DatabaseService } from '../database/database.service.js';
import type { CommandOutput } from './output/command-output.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

@Command({ name: 'db:create', description: 'Create the database, unless it is there' })
export class CreateDatabaseCommand extends SiskinCommand {
  protected override async execute(
    _: string[],
    _options: CommonOptions,
    output: CommandOutput,
  ): Promise<void> {
    const service = this.context.get(DatabaseService);
    const { database } = service.address;
    const created = await service.create();
    output.document({ database, created });
    output.line(created ? `Created database ${database}.` : `It is there already: database ${database}.`);
  }
}
