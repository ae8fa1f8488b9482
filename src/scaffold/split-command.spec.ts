import { splitCommand } from './split-command.js';

describe('splitCommand', () => {
  it.each([
    ['prettier --write {file}', ['prettier', '--write', '{file}']],
    ['  code   --wait ', ['code', '--wait']],
    [`sed -i 's/a b/c/' "{file}"`, ['sed', '-i', 's/a b/c/', '{file}']],
    ['/opt/My\\ Editor/bin -n', ['/opt/My Editor/bin', '-n']],
    [`say "it's \\"so\\""`, ['say', `it's "so"`]],
    [`say 'a\\b'`, ['say', 'a\\b']],
    ['C:\\tools\\vim.exe', ['C:\\tools\\vim.exe']],
    [`say ""`, ['say', '']],
    ['a"b c"d', ['ab cd']],
    ['rm $HOME; ls | cat', ['rm', '$HOME;', 'ls', '|', 'cat']],
    ['', []],
  ])('makes of %s: %j', (command, words) => {
    expect(splitCommand(command)).toEqual(words);
  });
});
