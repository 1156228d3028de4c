/** The manual page in troff, made from the tree of commands. */
import type { Command } from 'commander';
import { EXIT } from './exit.js';
import { VERSION } from './version.js';

/** Text as troff takes it: no line begins with a request, no backslash is one. */
const troff = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/gm, '\\&$1');

function* commandPages(command: Command, path: string): Generator<string> {
  for (const one of command.createHelp().visibleCommands(command)) {
    const name = `${path} ${one.name()}`;
    const args = one.registeredArguments.map((arg) => (arg.required ? `<${arg.name()}>` : `[${arg.name()}]`)).join(' ');
    if (one.commands.length === 0) {
      yield `.SS ${troff(`${name} ${args}`.trim())}\n${troff(one.description())}.\n`;
      for (const option of one.createHelp().visibleOptions(one)) {
        yield `.TP\n.B ${troff(option.flags)}\n${troff(one.createHelp().optionDescription(option))}\n`;
      }
    }
    yield* commandPages(one, name);
  }
}

const CODES: readonly (readonly [number, string])[] = [
  [EXIT.clean, 'nothing that counts for the gate'],
  [EXIT.gate, 'the gate: findings from \\-\\-fail\\-on on, conflicts, failed probes'],
  [EXIT.usage, 'asked for something impossible'],
  [EXIT.incomplete, 'part of the work could not be done; the rest is reported'],
  [EXIT.internal, 'a bug of ours'],
  [EXIT.interrupted, 'interrupted'],
];

export function manualPage(program: Command): string {
  return [
    `.TH FAULTSHIFT 1 "" "faultshift ${VERSION}"\n.SH NAME\nfaultshift \\- ${troff(program.description())}\n`,
    '.SH SYNOPSIS\n.B faultshift\n.I command\n[options]\n.SH COMMANDS\n',
    ...commandPages(program, 'faultshift'),
    '.SH EXIT STATUS\n',
    ...CODES.map(([code, words]) => `.TP\n.B ${code}\n${words}\n`),
    '.SH FILES\n.TP\n.B faultshift.config.yaml\nthe configuration\n.TP\n.B .faultshift\\-baseline.json\nfindings that were accepted\n',
  ].join('');
}
