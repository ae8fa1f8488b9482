// nest-commander, which is CommonJS, can not be the first to load them: Node.js would require ES modules in a cycle.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
