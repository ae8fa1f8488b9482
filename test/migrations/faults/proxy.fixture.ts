import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

import { freePort } from '../../fixtures/free-port.js';
import { poll } from '../../fixtures/poll.js';

/** A port of this machine behind which there is nothing, until it is opened to a server. */
export class Port implements AsyncDisposable {
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #refusals = 0;

  private constructor(readonly number: number) {}

  static async reserve(): Promise<Port> {
    return new Port(await freePort());
  }

  /** The URL, by this port. */
  url(url: string): string {
    const here = new URL(url);
    [here.hostname, here.port] = ['127.0.0.1', String(this.number)];
    return here.href;
  }

  async openTo(url: string): Promise<void> {
    const { hostname, port } = new URL(url);
    await this.#listen((socket) => {
      const server = this.#keep(connect(Number(port), hostname));
      socket.pipe(server).pipe(socket);
    });
  }

  /** Answers whatever is said with PostgreSQL's own refusal while it starts. */
  async startUp(): Promise<void> {
    const fields = ['SFATAL', 'VFATAL', 'C57P03', 'Mthe database system is starting up', ''];
    const body = Buffer.from(fields.map((field) => `${field}\0`).join(''));
    const head = Buffer.alloc(5);
    head.write('E');
    head.writeInt32BE(body.length + 4, 1);
    const refuse = (socket: Socket) => {
      this.#refusals++;
      socket.end(Buffer.concat([head, body]));
    };
    await this.#listen((socket) => socket.once('data', () => refuse(socket)));
  }

  /** Waits until somebody was refused so often while it starts. */
  async untilRefused(count: number): Promise<void> {
    await poll(`${count} refusals`, async () => this.#refusals >= count);
  }

  async close(): Promise<void> {
    this.#sockets.forEach((socket) => socket.destroy());
    const server = this.#server;
    this.#server = undefined;
    if (server !== undefined) {
      server.close();
      await once(server, 'close');
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #listen(serve: (socket: Socket) => void): Promise<void> {
    this.#server = createServer((socket) => serve(this.#keep(socket))).listen(this.number, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  #keep(socket: Socket): Socket {
    this.#sockets.add(socket);
    return socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
  }
}
