/** Servers that answer as no server should. Each writes raw bytes, so nothing is put right on the way. */
import { createServer, type Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';

export type Behaviour = (socket: Socket) => void;

/** Starts a server that behaves so for every request. @returns its origin */
export async function hostile(behaviour: Behaviour): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => behaviour(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

export const FAULT = '{"code":"404","type":"Status report","message":"Not Found","description":"none"}';
const LEGACY =
  '<am:fault xmlns:am="http://wso2.org/apimanager"><am:code>404</am:code><am:type>Status report</am:type>' +
  '<am:message>Not Found</am:message><am:description>none</am:description></am:fault>';

/** Writes and leaves the connection open. */
export const says =
  (...parts: (string | Uint8Array)[]): Behaviour =>
  (socket) => {
    for (const part of parts) socket.write(part);
  };

/** Writes and closes. */
const saysAndCloses =
  (...parts: (string | Uint8Array)[]): Behaviour =>
  (socket) => {
    for (const part of parts) socket.write(part);
    socket.end();
  };

/** Writes a part again and again, as fast as it is read. */
const floods =
  (head: string, part: string | Uint8Array): Behaviour =>
  (socket) => {
    socket.write(head);
    const more = (): void => {
      while (!socket.destroyed && socket.write(part));
    };
    socket.on('drain', more);
    more();
  };

/** Writes a part each `ms`. */
const trickles =
  (head: string, part: string, ms = 40): Behaviour =>
  (socket) => {
    socket.write(head);
    const timer = setInterval(() => socket.write(part), ms);
    socket.on('close', () => clearInterval(timer));
  };

const JSON_TYPE = 'Content-Type: application/json; charset=UTF-8\r\n';

/** A whole answer with this body. */
export const answers = (body: string | Uint8Array, { type = JSON_TYPE, status = '404 Not Found', more = '' } = {}) => {
  const bytes = Buffer.from(body as string);
  return says(`HTTP/1.1 ${status}\r\n${type}${more}Content-Length: ${bytes.length}\r\n\r\n`, bytes);
};

const HEAD = `HTTP/1.1 404 Not Found\r\n${JSON_TYPE}`;
const xml = (body: string) => answers(body, { type: 'Content-Type: application/xml\r\n' });
const html = (body: string, status = '200 OK') => answers(body, { type: 'Content-Type: text/html\r\n', status });
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(FAULT, 'utf16le')]);

/** Name → behaviour, and a pattern that what we say of it must match. `read` ones are the 4.x fault in spite of all. */
export const HOSTILE: Readonly<Record<string, readonly [Behaviour, RegExp | 'read']>> = {
  // endless and oversized
  'body-endless': [
    floods(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`, `1000\r\n${'a'.repeat(4096)}\r\n`),
    /^stopped: .*larger than 64 KiB/,
  ],
  'body-endless-close': [floods(`${HEAD}\r\n`, 'a'.repeat(4096)), /^stopped: .*larger than 64 KiB/],
  'body-trickle': [trickles(`${HEAD}Content-Length: 1000000\r\n\r\n`, 'a'), /^stopped: the body does not end within/],
  'head-trickle': [trickles('HTTP/1.1 404 Not Found\r\n', 'X-A: b\r\n'), /^stopped: the head does not end within/],
  'head-endless': [
    floods('HTTP/1.1 404 Not Found\r\n', 'X-A: b\r\n'.repeat(500)),
    /^stopped: the head is larger than 16 KiB/,
  ],
  'head-one-huge': [
    floods('HTTP/1.1 404 Not Found\r\nX-A: ', 'b'.repeat(4096)),
    /^stopped: the head is larger than 16 KiB/,
  ],
  trailers: [
    floods(`${HEAD}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n`, 'X-A: b\r\n'.repeat(500)),
    /^stopped: the head is larger than 16 KiB/,
  ],
  'chunk-extensions': [
    floods(`${HEAD}Transfer-Encoding: chunked\r\n\r\n5;`, 'a=b;'.repeat(1000)),
    /^stopped: the body does not end/,
  ],
  'informational-flood': [
    floods('', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'),
    /^stopped: more than 8 interim answers/,
  ],
  silent: [() => {}, /^no-answer: nothing comes within/],
  'gzip-bomb': [
    answers(gzipSync(Buffer.alloc(8 << 20)), { more: 'Content-Encoding: gzip\r\n' }),
    /^stopped: the inflated body is larger than 64 KiB/,
  ],
  'brotli-bomb': [
    answers(brotliCompressSync(Buffer.alloc(8 << 20)), { more: 'Content-Encoding: br\r\n' }),
    /sent as br, which we did not ask for/,
  ],
  'gzip-many-layers': [
    answers(gzipSync(gzipSync(FAULT)), { more: 'Content-Encoding: gzip, gzip\r\n' }),
    /sent as gzip, gzip, which we did not ask for/,
  ],
  'gzip-broken': [answers(FAULT, { more: 'Content-Encoding: gzip\r\n' }), /it is no gzip/],
  gzip: [answers(gzipSync(FAULT), { more: 'Content-Encoding: gzip\r\n' }), 'read'],
  'cookies-many': [answers(FAULT, { more: 'Set-Cookie: a=secret; Path=/\r\n'.repeat(100) }), 'read'],
  'retry-after-years': [answers(FAULT, { more: 'Retry-After: 99999999999\r\n' }), 'read'],

  // wrong framing
  'length-too-long': [
    saysAndCloses(`${HEAD}Content-Length: 100000\r\n\r\n`, FAULT),
    /^failed: closed before the end: 80 of 100000/,
  ],
  'length-too-short': [
    says(`${HEAD}Content-Length: 20\r\n\r\n`, FAULT),
    /probe-invalid-json: .*more bytes came behind the answer/,
  ],
  'length-twice': [
    says(`${HEAD}Content-Length: 10\r\nContent-Length: 20\r\n\r\n`, FAULT),
    /^failed: lengths that contradict/,
  ],
  'length-and-chunked': [
    says(`${HEAD}Content-Length: 81\r\nTransfer-Encoding: chunked\r\n\r\n`, FAULT),
    /^failed: lengths that contradict|^failed: both a length and chunks/,
  ],
  'length-negative': [says(`${HEAD}Content-Length: -1\r\n\r\n`, FAULT), /^failed: .*Content-Length/],
  'length-huge': [
    says(`${HEAD}Content-Length: 99999999999999999999\r\n\r\n`, FAULT),
    /^failed: .*one that is impossible/,
  ],
  'chunk-bad-size': [says(`${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, FAULT), /^failed: .*chunk/],
  'chunk-cut': [
    saysAndCloses(`${HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\nabcde`),
    /^failed: the body breaks off|^failed: .*cut short/,
  ],
  'head-cut': [saysAndCloses('HTTP/1.1 404 Not Fo'), /^failed: .*inside the head/],
  'close-at-once': [(socket) => socket.destroy(), /^closed: the connection is closed without a byte/],
  reset: [
    (socket) => {
      socket.write(`${HEAD}Content-Length: 100\r\n\r\n{"co`, () => socket.resetAndDestroy());
    },
    /^failed: closed before the end: 4 of 100/,
  ],
  'http-1.0': [saysAndCloses(`HTTP/1.0 404 Not Found\r\n${JSON_TYPE}\r\n`, FAULT), 'read'],
  'http-0.9': [saysAndCloses(FAULT), /^failed: what comes is no HTTP.*code/],
  'not-http': [saysAndCloses('SSH-2.0-OpenSSH_9.2p1\r\n'), /^failed: what comes is no HTTP.*SSH/],
  'http-9.9': [says('HTTP/9.9 404 Not Found\r\n\r\n'), /^failed: an impossible HTTP version/],
  'line-feeds-only': [
    saysAndCloses(`HTTP/1.1 404 Not Found\nContent-Length: ${FAULT.length}\n\n${FAULT}`),
    /^failed: .*LF alone, which curl accepts/,
  ],
  'header-folded': [answers(FAULT, { more: 'X-A: b\r\n c\r\n' }), /^failed: .*next line/],
  'header-nul': [says('HTTP/1.1 404 Not Found\r\nX-A: a\0b\r\n\r\n'), /^failed: .*header/],
  'header-no-colon': [says('HTTP/1.1 404 Not Found\r\nXA\r\n\r\n'), /^failed: .*header/],
  'status-99': [answers(FAULT, { status: '99 What' }), /^failed: /],
  'status-1000': [answers(FAULT, { status: '1000 What' }), /^failed: /],
  'status-999': [answers(FAULT, { status: '999 What' }), /probe-status-differs: status 999/],
  'switching-protocols': [
    says('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
    /^failed: the protocol is switched/,
  ],
  'continue-unasked': [says('HTTP/1.1 100 Continue\r\n\r\n'), /^failed: an interim answer \(100\)/],
  'no-content-with-body': [answers(FAULT, { status: '204 No Content' }), /probe-empty-body: 204/],
  'second-answer-unasked': [
    says(`${HEAD}Content-Length: ${FAULT.length}\r\n\r\n${FAULT}HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi`),
    'read',
  ],

  // redirects
  'redirect-self': [
    answers('', { status: '302 Found', more: 'Location: /again\r\n' }),
    /probe-not-a-fault: 302, redirect to \/again/,
  ],
  'redirect-userinfo': [
    answers('', { status: '302 Found', more: 'Location: http://admin:hunter2@127.0.0.1:1/\r\n' }),
    /redirect to http:\/\/127\.0\.0\.1:1\//,
  ],
  'redirect-file': [
    answers('', { status: '302 Found', more: 'Location: file:///etc/passwd\r\n' }),
    /redirect to file:/,
  ],

  // text and types
  'utf8-broken': [answers(Buffer.from('7b22636f6465223a22c328227d', 'hex')), /not UTF-8 at byte 10/],
  'latin1-json': [answers(Buffer.from('{"code":"404","description":"é"}', 'latin1')), /not UTF-8 at byte 30.*é/],
  'utf8-bom': [answers(`\ufeff${FAULT}`), 'read'],
  'utf16-json': [answers(utf16), /UTF-16/],
  'charset-unknown': [answers(FAULT, { type: 'Content-Type: application/json; charset=klingon\r\n' }), 'read'],
  'type-absent': [answers(FAULT, { type: '' }), 'read'],
  'type-twice': [answers(FAULT, { more: 'Content-Type: text/plain\r\n' }), 'read'],
  'type-says-xml-is-json': [answers(FAULT, { type: 'Content-Type: application/xml\r\n' }), /probe-label-differs/],
  'type-says-json-is-xml': [answers(LEGACY), /probe-legacy-xml: 404, legacy XML fault 404/],
  empty: [answers(''), /probe-empty-body: 404, empty body/],
  'accepted-empty': [answers('', { status: '202 Accepted' }), /probe-accepted-empty/],
  'html-error-page': [
    html('<!DOCTYPE html><html><title>502 <b>Bad', '502 Bad Gateway'),
    /probe-not-a-fault: 502, HTML page "502"/,
  ],
  'login-page-200': [html('<html><head><title>Login</title>'), /probe-not-a-fault: 200, HTML page "Login"/],
  'json-two-values': [answers(`${FAULT} {}`), /more text stands behind the JSON/],
  'json-prefix': [answers(`)]}',\n${FAULT}`), /begins no value/],
  'json-comment': [answers(`/* a */${FAULT}`), /begins no value/],
  'json-keys-twice': [answers(FAULT.replace('{', '{"code":"1",')), /probe-ambiguous-json: the name "code" comes twice/],
  'json-huge-number': [answers(FAULT.replace('"404"', '1e999999')), /1e999999/],
  'json-wrong-types': [answers(FAULT.replace('"none"', '{}')), /probe-members-differ: description is no string/],
  'json-proto': [answers(FAULT.replace('{', '{"__proto__":{"polluted":"yes"},')), /probe-extra-members: .*__proto__/],
  'json-deep': [answers('['.repeat(60_000)), /nested deeper than 256/],
  'json-deep-objects': [answers('{"a":'.repeat(12_000)), /nested deeper than 256/],
  'json-nul': [answers(FAULT.replace('none', '\\u0000\\ud800\\u202e')), 'read'],
  'xml-entity-bomb': [xml('<!DOCTYPE a [<!ENTITY a "b">]><a>&a;</a>'), /document type declaration/],
  'xml-external-file': [xml('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'), /document type declaration/],
  'xml-deep': [xml('<a>'.repeat(20_000)), /256/],
  'xml-many-attributes': [
    xml(`<a ${Array.from({ length: 3000 }, (_, i) => `a${i}="1"`).join(' ')}/>`),
    /probe-not-a-fault: 404, XML with the root a/,
  ],
  'xml-not-closed': [xml('<am:fault xmlns:am="http://wso2.org/apimanager">'), /no well-formed XML.*line 1/],
  'xml-prefix-unbound': [xml('<am:fault/>'), /no well-formed XML/],
  'xml-says-utf16': [xml('<?xml version="1.0" encoding="UTF-16"?><a/>'), /no well-formed XML/],
  'xml-other-prefix': [
    xml(LEGACY.replaceAll('am:', 'x:').replace('xmlns:am', 'xmlns:x')),
    /probe-legacy-xml: 404, legacy XML fault 404/,
  ],
  'xml-soap': [
    xml('<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault/></s:Body></s:Envelope>'),
    /probe-soap-envelope: 404, SOAP 1.2 fault/,
  ],
};
