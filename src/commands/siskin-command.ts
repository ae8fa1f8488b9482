import { Inject } from '@nestjs/common';
import { CommandRunner, Option } from 'nest-commander';

import { CommandContext } from './command-context.js';
import type { CommandOutput } from './output/command-output.js';
import type { PermissionOptions } from './output/permission.js';
import { runForAll, runForOne, type DatabaseWork } from './run-for-databases.js';

/** The options that every command takes. */
export interface CommonOptions extends PermissionOptions {
  json?: boolean;
  quiet?: boolean;
  verbose?: boolean;
  /** The name of a database of the application. */
  database?: string;
  /** Whether the command is for all of them. */
  all?: boolean;
}

type Command = Parameters<CommandRunner['setCommand']>[0];

/**
 * A command: it parses, calls one service and prints what that returns. The service is that of the database which
 * `--database` names; with `--all` the command runs for each of them.
 */
export abstract class SiskinCommand<O extends CommonOptions = CommonOptions> extends CommandRunner {
  /** Options of every command that this one does without. */
  protected readonly without: readonly ('all' | 'database')[] = [];

  constructor(@Inject(CommandContext) protected readonly context: CommandContext) {
    super();
  }

  /** Wrong usage has to reach us as an error: by itself commander would end the process with 1, or overlook it. */
  override setCommand(command: Command): this {
    const taken = withoutOptions(command, this.without);
    return super.setCommand(takeSteps(taken.exitOverride().allowExcessArguments(false)));
  }

  override async run(parameters: string[], options: O): Promise<void> {
    const { context } = this;
    const work: DatabaseWork = async (output) => {
      try {
        return (await this.execute(parameters, options, output)) ?? context.exitCode;
      } finally {
        output.end();
      }
    };
    context.exitCode = await (options.all
      ? runForAll(context, options, work)
      : runForOne(context, options, work));
  }

  /** @returns the exit code; where nothing is said it is 0, unless the command was interrupted. */
  protected abstract execute(parameters: string[], options: O, output: CommandOutput): Promise<number | void>;

  @Option({ flags: '--json', description: 'print one JSON document and nothing else' })
  parseJson(): boolean {
    return true;
  }

  @Option({ flags: '-q, --quiet', description: 'print errors only' })
  parseQuiet(): boolean {
    return true;
  }

  @Option({ flags: '-v, --verbose', description: 'print more, and the stacks of errors' })
  parseVerbose(): boolean {
    return true;
  }

  @Option({
    flags: '--database <name>',
    description: 'the contextName of the database, where there are several',
  })
  parseDatabase(name: string): string {
    return name;
  }

  @Option({ flags: '--all', description: 'for each database of the application, one after another' })
  parseAll(): boolean {
    return true;
  }

  @Option({ flags: '--force', description: 'do not ask, in production neither' })
  parseForce(): boolean {
    return true;
  }

  @Option({ flags: '--no-interaction', description: 'never ask: refuse where a question would be asked' })
  parseNoInteraction(): boolean {
    return false;
  }

  @Option({ flags: '--module <file>', description: "the application's module (nest-cmd only)" })
  parseModule(file: string): string {
    return file;
  }
}

/** Commander never learns of the options, so that it refuses them and leaves them out of the help. */
function withoutOptions(command: Command, names: readonly string[]): Command {
  const add = command.addOption.bind(command);
  command.addOption = (option) => (names.includes(option.attributeName()) ? command : add(option));
  return command;
}

/** Lets targets such as `-1`, which commander takes for options, be arguments. */
function takeSteps(command: Command): Command {
  const parse = command.parseOptions.bind(command);
  command.parseOptions = (argv) => {
    const { operands, unknown } = parse(argv);
    const wrong = unknown.filter((argument) => /^-\D/.test(argument));
    return wrong.length > 0
      ? { operands, unknown: wrong }
      : { operands: [...operands, ...unknown], unknown: [] };
  };
  return command;
}
