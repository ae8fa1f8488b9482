export interface Output {
  readonly stdout: string;
  readonly stderr: string;
}

/** Keeps what the work writes to the streams of the process, which print nothing meanwhile and are no terminals. */
export async function withOutput<R>(work: () => Promise<R>): Promise<Output & { readonly result: R }> {
  const [stdout, stderr] = [capture(process.stdout), capture(process.stderr)];
  try {
    const result = await work();
    return { result, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    stdout.release();
    stderr.release();
  }
}

function capture(stream: NodeJS.WriteStream): { text(): string; release(): void } {
  const chunks: string[] = [];
  const [write, isTerminal] = ['write', 'isTTY'].map((name) => Object.getOwnPropertyDescriptor(stream, name));
  const keep = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    chunks.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    const done = rest.find((one) => typeof one === 'function');
    done?.();
    return true;
  };
  Object.defineProperty(stream, 'write', { value: keep, configurable: true, writable: true });
  Object.defineProperty(stream, 'isTTY', { value: false, configurable: true, writable: true });
  return {
    text: () => chunks.join(''),
    release: () => {
      restore(stream, 'write', write);
      restore(stream, 'isTTY', isTerminal);
    },
  };
}

function restore(stream: object, name: string, descriptor: PropertyDescriptor | undefined): void {
  if (descriptor === undefined) {
    Reflect.deleteProperty(stream, name);
  } else {
    Object.defineProperty(stream, name, descriptor);
  }
}
