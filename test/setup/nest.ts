/**
 * nest-commander is CommonJS and requires Nest, which is ESM: Nest has to be in Jest's module registry before the commands
 * are imported, or the `require` fails with "Cannot require() ES Module in a cycle".
 */
import '@nestjs/common';
import '@nestjs/core';
