// After the preset's own.
globalThis.hasMetadata = typeof Reflect.getMetadata === 'function';
