/** Says in watch mode when a run has ended, from when on Jest sees what changes. */
export default class WatchPlugin {
  apply(hooks) {
    hooks.onTestRunComplete(() => process.stderr.write('The run is complete.\n'));
  }
}
