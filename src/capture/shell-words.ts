/** One command of a shell script: its words after quoting, and the line (from 1) it begins on. */
export interface Command {
  words: string[];
  line: number;
  /** Names of variables and the like that only the shell could replace. */
  unknown: string[];
  /** A quote was opened and never closed. */
  isOpen: boolean;
}

/** Splits text into commands and words as a POSIX shell does, or as cmd.exe and its programs do where the text is written for those. */
export function commandsIn(text: string): Command[] {
  return isForCmd(text) ? cmdCommands(text) : shellCommands(text);
}

/** Browsers' "Copy as cURL (cmd)" begins its first value with a caret and a quote, or ends a line with a caret before the next option. */
const isForCmd = (text: string): boolean => /\bcurl(?:\.exe)?\s[^'"]{0,2000}?\^"/i.test(text) || /\^[ \t]*\r?\n[ \t]*-/.test(text);

function collector() {
  const commands: Command[] = [];
  let command: Command | undefined;
  let word: string | undefined;
  let line = 1;
  const countLines = (text: string) => {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line++;
  };
  const begun = () => {
    command ??= { words: [], line, unknown: [], isOpen: false };
    return command;
  };
  const add = (part: string) => {
    begun();
    word = (word ?? '') + part;
    countLines(part);
  };
  const endWord = () => {
    if (word !== undefined) command!.words.push(word);
    word = undefined;
  };
  const endCommand = () => {
    endWord();
    if (command?.words.length) commands.push(command);
    command = undefined;
  };
  return {
    commands,
    /** Counts lines that are no part of a word. */
    countLines,
    add,
    endWord,
    endCommand,
    needs: (name: string) => begun().unknown.push(name),
    leavesOpen: () => {
      begun().isOpen = true;
    },
    isInWord: () => word !== undefined,
  };
}

type Collector = ReturnType<typeof collector>;

/** POSIX XCU §2.2, with $'…' of bash. */
const shellToken =
  /\\\r?\n|'([^']*)'|\$'((?:[^'\\]|\\[\s\S])*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|(\r?\n|[;|&]+)|[ \t]+|#[^\n]*|\$\{?([A-Za-z_]\w*)\}?|\$\(|([^\s'"\\;|&#$]+)|([\s\S])/y;

function shellCommands(text: string): Command[] {
  const words = collector();
  shellToken.lastIndex = 0;
  for (let token = shellToken.exec(text); token && token[0] !== ''; token = shellToken.exec(text)) {
    const [whole, single, ansi, double, escaped, end, variable, plain, other] = token;
    if (single !== undefined) words.add(single);
    else if (ansi !== undefined) words.add(ansiText(ansi));
    else if (double !== undefined) addDoubleQuoted(words, double);
    else if (escaped !== undefined) words.add(escaped);
    else if (end !== undefined) {
      words.endCommand();
      words.countLines(end);
    } else if (variable !== undefined || whole === '$(') {
      words.needs(variable ?? '$(…)');
      words.add(whole);
    } else if (plain !== undefined) words.add(plain);
    else if (other !== undefined) {
      words.add(other);
      if (other === '"' || other === "'") words.leavesOpen();
    } else if (whole.startsWith('#') && words.isInWord()) {
      words.add('#');
      shellToken.lastIndex += 1 - whole.length;
    } else {
      if (!whole.startsWith('\\')) words.endWord();
      words.countLines(whole);
    }
  }
  words.endCommand();
  return words.commands;
}

function addDoubleQuoted(words: Collector, text: string): void {
  const variable = /(?<!\\)\$\{?([A-Za-z_]\w*)|(?<!\\)\$\(/.exec(text);
  if (variable) words.needs(variable[1] ?? '$(…)');
  words.add(text.replace(/\\\r?\n/g, '').replace(/\\(["\\$`])/g, '$1'));
}

const ansiEscapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b', e: '\x1b', f: '\f', v: '\v' };

function ansiText(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([\s\S]))/g,
    (whole, four, eight, hex, octal, character) => {
      const code = Number.parseInt(four ?? eight ?? hex ?? '', 16);
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      if (character !== undefined) return ansiEscapes[character] ?? character;
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** A caret escapes one character, and a line's end with the empty line after it stands for a line break in a value. */
const cmdToken = /\^\r?\n(\r?\n)?|\^?"|\\(\^?["\\])|\^([\s\S])|(\r?\n)|[ \t]+|([^\s"^\\]+|[\s\S])/y;

function cmdCommands(text: string): Command[] {
  const words = collector();
  let isQuoted = false;
  cmdToken.lastIndex = 0;
  for (let token = cmdToken.exec(text); token && token[0] !== ''; token = cmdToken.exec(text)) {
    const [whole, lineBreak, escaped, careted, end, plain] = token;
    if (whole === '"' || whole === '^"') {
      words.add('');
      // Two quotes within quotes are one, as Firefox writes it.
      if (isQuoted && text.startsWith('"', cmdToken.lastIndex)) {
        words.add('"');
        cmdToken.lastIndex++;
      } else isQuoted = !isQuoted;
    } else if (escaped !== undefined) words.add(escaped.slice(-1));
    else if (careted !== undefined && careted !== '\n' && careted !== '\r') {
      const next = text.startsWith('^"', cmdToken.lastIndex) ? '"' : text.startsWith('^\\', cmdToken.lastIndex) ? '\\' : undefined;
      // ^\^" is an escaped quote, ^\^\ an escaped backslash.
      if (careted === '\\' && next) {
        words.add(next);
        cmdToken.lastIndex += 2;
      } else words.add(careted);
    } else if (whole.startsWith('^')) {
      if (isQuoted) words.add(lineBreak ? '\n' : '');
      else words.endWord();
      words.countLines(isQuoted && lineBreak ? '\n' : whole);
    } else if (end !== undefined) {
      if (isQuoted) words.add('\n');
      else {
        words.endCommand();
        words.countLines(end);
      }
    } else if (plain !== undefined) words.add(plain);
    else if (isQuoted) words.add(whole);
    else words.endWord();
  }
  if (isQuoted) words.leavesOpen();
  words.endCommand();
  return words.commands;
}
