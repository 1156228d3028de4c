/** Completion scripts, made from the tree of commands: tables of words, and the few lines that each shell needs. */
import type { Command } from 'commander';
import type { Shell } from './commands/completion.js';

interface Level {
  /** Names from the program down, `baseline create`; `''` for the program. */
  readonly path: string;
  readonly commands: readonly { readonly name: string; readonly about: string }[];
  readonly options: readonly { readonly flag: string; readonly about: string; readonly choices: readonly string[] }[];
}

function levelsOf(command: Command, path = ''): Level[] {
  const help = command.createHelp();
  const commands = help.visibleCommands(command).map((one) => ({ name: one.name(), about: one.description() }));
  const options = help
    .visibleOptions(command)
    .flatMap((option) =>
      option.long === undefined || option.long === null
        ? []
        : [{ flag: option.long, about: option.description, choices: option.argChoices ?? [] }],
    );
  const below = command.commands.flatMap((one) => levelsOf(one, path === '' ? one.name() : `${path} ${one.name()}`));
  return [{ path, commands, options }, ...below];
}

/** In single quotes, for sh. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const wordsOf = ({ commands, options }: Level): string =>
  [...commands.map(({ name }) => name), ...options.map(({ flag }) => flag)].join(' ');

/** The shell function that both bash and zsh use: it says in `words` what may come. */
function wordTables(levels: readonly Level[]): string {
  const paths = levels.filter(({ path }) => path !== '').map(({ path }) => quoted(path));
  const words = levels.map((level) => `    ${quoted(level.path)}) words=${quoted(wordsOf(level))};;`);
  const choices = levels.flatMap(({ path, options }) =>
    options
      .filter((option) => option.choices.length > 0)
      .map((option) => `    ${quoted(`${path} ${option.flag}`)}) words=${quoted(option.choices.join(' '))};;`),
  );
  return `_faultshift_words() {
  # $1: the word before; the others: the words of the line up to it
  local before="$1" path="" next word; shift
  for word in "$@"; do
    next="\${path:+$path }$word"
    case "$next" in
      ${paths.join('|')}) path="$next";;
    esac
  done
  words=""
  case "$path" in
${words.join('\n')}
  esac
  case "$path $before" in
${choices.join('\n')}
  esac
}
`;
}

const bash = (
  levels: readonly Level[],
): string => `# bash completion of faultshift: source <(faultshift completion bash)
${wordTables(levels)}
_faultshift() {
  local words current="\${COMP_WORDS[COMP_CWORD]}"
  _faultshift_words "\${COMP_WORDS[COMP_CWORD-1]}" "\${COMP_WORDS[@]:1:COMP_CWORD-1}"
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _faultshift faultshift
`;

const zsh = (levels: readonly Level[]): string => `#compdef faultshift
# zsh completion of faultshift: source <(faultshift completion zsh)
${wordTables(levels)}
_faultshift() {
  local words_of_line=("\${words[@]}") current=$CURRENT
  local words
  _faultshift_words "\${words_of_line[current-1]}" "\${(@)words_of_line[2,current-1]}"
  compadd -- \${=words}
  [[ "$PREFIX" == -* ]] || _files
}
(( $+functions[compdef] )) && compdef _faultshift faultshift
`;

const fish = (levels: readonly Level[]): string => {
  const lines = levels.flatMap(({ path, commands, options }) => {
    const names = path.split(' ').filter(Boolean);
    const seen = names.map((name) => `__fish_seen_subcommand_from ${name}`);
    const condition = names.length === 0 ? '__fish_use_subcommand' : seen.join('; and ');
    const start = `complete -c faultshift -n ${quoted(condition)}`;
    return [
      ...commands.map(({ name, about }) => `${start} -f -a ${quoted(name)} -d ${quoted(about)}`),
      ...options.map(({ flag, about, choices }) => {
        const values = choices.length === 0 ? '' : ` -x -a ${quoted(choices.join(' '))}`;
        return `${start} -l ${quoted(flag.slice(2))}${values} -d ${quoted(about)}`;
      }),
    ];
  });
  return `# fish completion of faultshift: faultshift completion fish | source\n${lines.join('\n')}\n`;
};

const powershell = (levels: readonly Level[]): string => {
  const inPs = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  const rows = levels.map((level) => `  ${inPs(level.path)} = ${inPs(wordsOf(level))}`);
  const choices = levels.flatMap(({ path, options }) =>
    options
      .filter((o) => o.choices.length > 0)
      .map((o) => `  ${inPs(`${path} ${o.flag}`)} = ${inPs(o.choices.join(' '))}`),
  );
  return `# PowerShell completion of faultshift: faultshift completion powershell | Out-String | Invoke-Expression
$faultshiftWords = @{
${rows.join('\n')}
}
$faultshiftChoices = @{
${choices.join('\n')}
}
Register-ArgumentCompleter -Native -CommandName faultshift -ScriptBlock {
  param($current, $ast, $position)
  $path = ''
  $before = ''
  foreach ($element in $ast.CommandElements | Select-Object -Skip 1) {
    $word = $element.ToString()
    if ($word -eq $current) { continue }
    $next = "$path $word".Trim()
    if ($faultshiftWords.ContainsKey($next)) { $path = $next }
    $before = $word
  }
  $words = if ($faultshiftChoices.ContainsKey("$path $before")) { $faultshiftChoices["$path $before"] } else { $faultshiftWords[$path] }
  $words -split ' ' | Where-Object { $_ -like "$current*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`;
};

const SCRIPTS: Readonly<Record<Shell, (levels: readonly Level[]) => string>> = { bash, zsh, fish, powershell };

export const completionScript = (program: Command, shell: Shell): string => SCRIPTS[shell](levelsOf(program));
