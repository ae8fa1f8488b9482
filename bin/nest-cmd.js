#!/usr/bin/env node
// Not built, so that npm can link it before the library is; and plain enough for any Node.js to say what it needs.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 17)) {
  const { nestCmd } = await import('../dist/commands/nest-cmd/nest-cmd.js');
  await nestCmd();
} else {
  process.stderr.write(`✗ Siskin needs Node.js 22.17 or later, and this is ${process.versions.node}.\n`);
  process.exitCode = 1;
}
