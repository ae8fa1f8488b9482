import { headOptions } from './headed-options.js';

it('puts a heading before an option, and nowhere where there is no such option', () => {
  const command = { helpInformation: () => 'Options:\n  --sql    SQL, not --auto \n  --auto   by itself\n' };
  headOptions(command, { '--auto': 'From the entities', '--aut': 'Nowhere' });
  expect(command.helpInformation()).toBe(
    'Options:\n  --sql    SQL, not --auto \n\nFrom the entities:\n  --auto   by itself\n',
  );
});
