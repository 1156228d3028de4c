import { styleText } from 'node:util';
import { plain, type Style, type Tone } from '../report/style.js';

export type ColourChoice = 'auto' | 'always' | 'never';

const FORMATS: Readonly<Record<Tone, Parameters<typeof styleText>[0]>> = {
  error: 'red',
  warning: 'yellow',
  info: 'cyan',
  good: 'green',
  dim: 'dim',
  strong: 'bold',
  added: 'green',
  removed: 'red',
  changed: 'yellow',
};

/** Colours when asked for; with `auto` on a terminal, or as NO_COLOR and FORCE_COLOR say. */
export function styleFor(choice: ColourChoice, stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Style {
  const wanted = choice === 'auto' ? automatic(stream, env) : choice === 'always';
  if (!wanted) return plain;
  return (tone, text) => styleText(FORMATS[tone], text, { validateStream: false });
}

function automatic(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): boolean {
  if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '') return env['FORCE_COLOR'] !== '0';
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}
