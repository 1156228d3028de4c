import { describe, expect, test } from 'vitest';
import { redactValue, redactXml } from '../src/core/secrets.js';
import { faultshift } from './support/cli.js';
import { folderWith } from './support/folder.js';
import { NEW_PACK, OLD_FAULT, OLD_PACK, oldHome } from './support/packs.js';

describe('secrets in quoted sequences', () => {
  test.each([
    ['<property name="Authorization" value="Basic dXNlcjpodW50ZXIy" scope="transport"/>', /Basic …|value="…"/],
    ["<property scope='transport' name='X-Api-Key' value='k-17'/>", /value='…'/],
    ['<property name="db.password" value="hunter2"/>', /value="…"/],
  ])('%s', (text, shown) => {
    expect(redactXml(text)).toMatch(shown);
    expect(redactXml(text)).not.toMatch(/dXNlcj|k-17|hunter2/);
  });

  test('what is no secret stays as it is', () => {
    const text = '<property name="HTTP_SC" value="503" scope="axis2"/><arg expression="$ctx:ERROR_CODE"/>';
    expect(redactXml(text)).toBe(text);
    expect(redactValue('HTTP_SC', '503')).toBe('503');
  });

  test('reach no report of scan and port, in no format', async () => {
    const secret = 'hunter2-of-acme';
    const lines = [
      `    <property name="Authorization" value="Basic ${Buffer.from(secret).toString('base64')}" scope="transport"/>`,
      `    <property name="db.password" value="${secret}"/>`,
      '    <send/>',
    ].join('\n');
    const clash = OLD_FAULT.replace('our old fault', `password = "${secret}"`.replaceAll('"', '&quot;'));
    const edited = clash.replace('    <send/>', lines);
    const [home, into, pack] = [
      folderWith(oldHome({ 'fault.xml': edited })),
      folderWith(NEW_PACK),
      folderWith(OLD_PACK),
    ];
    for (const format of ['text', 'json']) {
      const runs = [
        await faultshift(['port', home, '--into', into, '--stock-pack', pack, '-f', format, '-v']),
        await faultshift(['scan', home, '--stock-pack', pack, '-f', format, '-v']),
      ];
      for (const { stdout, stderr } of runs) {
        expect(stdout.length).toBeGreaterThan(200);
        expect(stdout + stderr).not.toContain(secret);
        expect(stdout + stderr).not.toContain(Buffer.from(secret).toString('base64'));
      }
    }
  });
});
