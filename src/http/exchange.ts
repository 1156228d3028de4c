/** Sends one request over a lane and reads what comes back, within limits. */
import type { Dispatcher } from 'undici';
import {
  type Answered,
  type HeaderPair,
  headersNamed,
  type Observation,
  type Quirk,
  type Sent,
} from '../core/probe/observation.js';
import { failureOf, outOfTime, type Progress, tooLarge, tooManyInterim } from './failures.js';
import type { Lane } from './lane.js';
import type { Limits } from './limits.js';

/** Statuses whose answers have no body, whatever their head says. */
const isBodyless = (status: number): boolean => status === 204 || status === 304;

class Exchange implements Dispatcher.DispatchHandler {
  #phase: 'connect' | 'head' | 'body' | 'over' = 'connect';
  #controller: Dispatcher.DispatchController | undefined;
  #timer: NodeJS.Timeout | undefined;
  #bytesBefore = 0;
  #interim = 0;
  #status = 0;
  #reason = '';
  #headers: HeaderPair[] = [];
  #chunks: Buffer[] = [];
  #size = 0;

  constructor(
    private readonly lane: Lane,
    private readonly limits: Limits,
    private readonly method: string,
    private readonly resolve: (observed: Observation) => void,
  ) {
    this.#start(limits.connectMs + limits.totalMs);
  }

  #start(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#stop(outOfTime(this.#progress(), this.limits.totalMs)), ms);
  }

  #progress(): Progress {
    const { lane } = this;
    const announced = headersNamed(this.#headers, 'content-length')[0];
    const phase = this.#phase === 'connect' ? (lane.isInHandshake ? 'handshake' : 'connect') : this.#phase;
    return {
      phase: phase === 'over' ? 'body' : phase,
      bytes: lane.bytesRead - this.#bytesBefore,
      bodyBytes: this.#size,
      announced: announced === undefined ? undefined : Number(announced),
    };
  }

  #end(observed: Observation): void {
    if (this.#phase === 'over') return;
    this.#phase = 'over';
    clearTimeout(this.#timer);
    this.resolve(observed);
  }

  /** Ends the exchange ourselves. */
  #stop(observed: Observation): void {
    if (this.#phase === 'over') return;
    const controller = this.#controller;
    this.#end(observed);
    if (controller === undefined) void this.lane.close();
    else controller.abort(new Error('stopped'));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#phase === 'over') {
      controller.abort(new Error('stopped'));
      return;
    }
    this.#controller = controller;
    this.#phase = 'head';
    this.#bytesBefore = this.lane.bytesRead;
    this.lane.carried++;
    this.#start(this.limits.totalMs);
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, _: unknown, reason?: string): void {
    if (status < 200) {
      if (++this.#interim > this.limits.interim) this.#stop(tooManyInterim(this.limits.interim));
      return;
    }
    this.#phase = this.#phase === 'over' ? 'over' : 'body';
    this.#status = status;
    this.#reason = reason ?? '';
    this.#headers = pairs((controller.rawHeaders ?? []) as readonly (Buffer | string)[]);
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > this.limits.bodyBytes) this.#stop(tooLarge(this.limits.bodyBytes));
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#phase === 'over') return;
    // a broken connection tells that more came than was announced, once the parser has gone on
    setImmediate(() => this.#end(this.#answer([])));
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    if (this.#phase === 'body' && isBodyless(this.#status)) {
      this.#chunks = [];
      this.#end(this.#answer([{ id: 'body-not-allowed', words: `a body comes with the status ${this.#status}` }]));
    } else this.#end(failureOf(error, this.#progress()));
  }

  #answer(given: readonly Quirk[]): Observation {
    const quirks = [...given];
    const add = (id: Quirk['id'], words: string): number => quirks.push({ id, words });
    const headers = this.#headers;
    const has = (name: string): boolean => headersNamed(headers, name).length > 0;
    if (this.#interim > 0) add('interim-answers', `${this.#interim} interim answers came first`);
    const isFramed = has('content-length') || has('transfer-encoding') || isBodyless(this.#status);
    if (isFramed && this.lane.isBroken && !closes(headers)) {
      add('more-bytes-came', 'more bytes came behind the answer');
    }
    if (!isFramed && this.method !== 'HEAD' && this.#size > 0) {
      add('ended-by-closing', 'the body ends where the connection does, so nobody can tell whether it is whole');
    }
    const answer: Answered = {
      is: 'answer',
      status: this.#status,
      reason: this.#reason,
      headers,
      body: this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks),
      quirks,
    };
    return inflated(answer, this.limits);
  }
}

const pairs = (raw: readonly (Buffer | string)[]): HeaderPair[] =>
  raw.flatMap((name, i) => (i % 2 === 0 ? [[latin1(name), latin1(raw[i + 1] ?? '')] as const] : []));

const latin1 = (text: Buffer | string): string => (typeof text === 'string' ? text : text.toString('latin1'));

const closes = (headers: readonly HeaderPair[]): boolean =>
  headersNamed(headers, 'connection').some((value) => /\bclose\b/i.test(value));

/** Takes one layer of gzip off; whatever else we did not ask for stays as it is. */
function inflated(answer: Answered, { bodyBytes }: Limits): Observation {
  const encodings = headersNamed(answer.headers, 'content-encoding')
    .flatMap((value) => value.split(','))
    .map((value) => value.trim().toLowerCase())
    .filter((value) => value !== '' && value !== 'identity');
  if (encodings.length === 0 || answer.body.length === 0) return answer;
  const asked = `the body is sent as ${encodings.join(', ')}, which we did not ask for`;
  const isGzip = encodings.length === 1 && /^(?:x-)?gzip$/.test(encodings[0] as string);
  const leave = (words: string): Answered => ({
    ...answer,
    quirks: [...answer.quirks, { id: 'encoding-not-asked-for', words }],
  });
  if (!isGzip) return leave(asked);
  try {
    const body = process.getBuiltinModule('node:zlib').gunzipSync(answer.body, { maxOutputLength: bodyBytes });
    return { ...answer, body, quirks: [...answer.quirks, { id: 'inflated', words: asked }] };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      return tooLarge(bodyBytes, 'the inflated body');
    return leave(`${asked}, and it is no gzip`);
  }
}

/** Never rejects. */
export function exchange(lane: Lane, sent: Sent, limits: Limits): Promise<Observation> {
  return new Promise((resolve) => {
    const handler = new Exchange(lane, limits, sent.method, resolve);
    const headers = sent.headers.flat();
    if (sent.hostHeader !== undefined) headers.push('Host', sent.hostHeader);
    const { method, path, origin, body } = sent;
    try {
      lane.dispatcher.dispatch(
        {
          origin,
          path,
          method: method as Dispatcher.HttpMethod,
          headers,
          body: body === undefined ? null : Buffer.from(body),
        },
        handler,
      );
    } catch (error) {
      handler.onResponseError(undefined as never, error as Error);
    }
  });
}
