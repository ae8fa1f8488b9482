import { Inject } from '@nestjs/common';
import { CommandRunner, Option } from 'nest-commander';

import { CommandContext } from './command-context.js';
import { CommandOutput } from './output/command-output.js';

/** The options that every command takes. */
export interface CommonOptions {
  json?: boolean;
  quiet?: boolean;
  verbose?: boolean;
}

type Command = Parameters<CommandRunner['setCommand']>[0];

/** A command: it parses, calls one service and prints what that returns. */
export abstract class SiskinCommand<O extends CommonOptions = CommonOptions> extends CommandRunner {
  constructor(@Inject(CommandContext) protected readonly context: CommandContext) {
    super();
  }

  /** Wrong usage has to reach us as an error: by itself commander would end the process with 1, or overlook it. */
  override setCommand(command: Command): this {
    return super.setCommand(takeSteps(command.exitOverride().allowExcessArguments(false)));
  }

  override async run(parameters: string[], options: O): Promise<void> {
    const output = new CommandOutput(options);
    try {
      this.context.exitCode = (await this.execute(parameters, options, output)) ?? this.context.exitCode;
    } finally {
      output.end();
    }
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

  @Option({ flags: '--module <file>', description: "the application's module (nest-cmd only)" })
  parseModule(file: string): string {
    return file;
  }
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
