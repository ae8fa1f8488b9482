/** A linked package is run from its build as it is: npm makes a program executable only when it installs it. */
import { chmodSync } from 'node:fs';

chmodSync('dist/commands/nest-cmd/bin.js', 0o755);
