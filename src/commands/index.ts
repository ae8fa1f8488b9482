export { runCommands, type CommandLineApplication } from './run-commands.js';
export { SiskinCommandsModule } from './siskin-commands.module.js';
