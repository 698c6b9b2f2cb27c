import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Language, languageNames, languages, pairCode } from '../../popup/pair-code.ts';

// RFC 7636 appendix B
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** How the code is run: the file, what is put behind it to print the challenge of the vector, and the command. */
const runs: Record<Language, { file: string; code: string; command: string[]; known: string[] }> = {
  javascript: {
    file: 'a.mjs',
    code: `${pairCode.javascript}console.log(await challengeOf('${verifier}'));`,
    command: ['node', 'a.mjs'],
    known: ['node', '--version'],
  },
  python: {
    file: 'a.py',
    code: `${pairCode.python}print(challenge_of("${verifier}"))`,
    command: ['python3', 'a.py'],
    known: ['python3', '--version'],
  },
  java: {
    file: 'Pkce.java',
    code: pairCode.java.replace(
      '  static String newVerifier',
      `  public static void main(String[] args) throws Exception { newVerifier(); System.out.println(challengeOf("${verifier}")); }\n\n  static String newVerifier`,
    ),
    command: ['java', 'Pkce.java'],
    known: ['java', '--version'],
  },
  csharp: {
    file: 'a.cs',
    code: pairCode.csharp.replace(
      'static class Pkce\n{',
      `static class Pkce\n{\n    static void Main() => Console.WriteLine(ChallengeOf("${verifier}"));\n`,
    ),
    command: ['dotnet', 'run', 'a.cs'],
    known: ['dotnet', '--version'],
  },
  go: {
    file: 'a.go',
    code: `${pairCode.go.replace('"encoding/base64"', '"encoding/base64"\n\t"fmt"')}\nfunc main() { newVerifier(); fmt.Println(challengeOf("${verifier}")) }`,
    command: ['go', 'run', 'a.go'],
    known: ['go', 'version'],
  },
  php: { file: 'a.php', code: `${pairCode.php}echo challenge_of('${verifier}');`, command: ['php', 'a.php'], known: ['php', '--version'] },
  swift: {
    file: 'a.swift',
    code: `${pairCode.swift}print(challenge(of: "${verifier}"))`,
    command: ['swift', 'a.swift'],
    known: ['swift', '--version'],
  },
  shell: { file: 'a.sh', code: `${pairCode.shell}challenge_of '${verifier}'`, command: ['sh', 'a.sh'], known: ['openssl', 'version'] },
};

const folder = mkdtempSync(path.join(tmpdir(), 'pkce-pair-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const isThere = ([program, ...args]: string[]) => spawnSync(program!, args, { encoding: 'utf8' }).status === 0;

describe('the code that makes a pair', () => {
  for (const language of languages) {
    const { file, code, command, known } = runs[language];
    const missing = !isThere(known);
    it.skipIf(missing)(
      `gives the challenge of RFC 7636 appendix B in ${languageNames[language]}${missing ? ` (no ${known[0]} here)` : ''}`,
      () => {
        writeFileSync(path.join(folder, file), code);
        const [program, ...args] = command;
        const { stdout, stderr } = spawnSync(program!, args, { cwd: folder, encoding: 'utf8', timeout: 60_000 });
        expect(stdout.trim(), stderr).toBe(challenge);
      },
    );
  }
});
