import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Language, languageNames, languages, pairCode } from '../../popup/pair-code.ts';

// RFC 7636 appendix B
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** How the code is run: the file, what is put behind it to print the challenge of the vector, and the commands, the last of which prints it. */
interface Run {
  file: string;
  code: string;
  /** Each toolchain that will do, the better first: how to see that it is there, and what to run. */
  by: { known: string[]; commands: string[][] }[];
}

const runs: Record<Language, Run> = {
  javascript: {
    file: 'a.mjs',
    code: `${pairCode.javascript}console.log(await challengeOf('${verifier}'));`,
    by: [{ known: ['node', '--version'], commands: [['node', 'a.mjs']] }],
  },
  python: {
    file: 'a.py',
    code: `${pairCode.python}print(challenge_of("${verifier}"))`,
    by: [{ known: ['python3', '--version'], commands: [['python3', 'a.py']] }],
  },
  java: {
    file: 'Pkce.java',
    code: pairCode.java.replace(
      '  static String newVerifier',
      `  public static void main(String[] args) throws Exception { newVerifier(); System.out.println(challengeOf("${verifier}")); }\n\n  static String newVerifier`,
    ),
    by: [{ known: ['java', '--version'], commands: [['java', 'Pkce.java']] }],
  },
  csharp: {
    file: 'a.cs',
    code: pairCode.csharp.replace(
      'static class Pkce\n{',
      `static class Pkce\n{\n    static void Main() { NewVerifier(); Console.WriteLine(ChallengeOf("${verifier}")); }\n`,
    ),
    by: [
      { known: ['dotnet', '--version'], commands: [['dotnet', 'run', 'a.cs']] },
      {
        known: ['mcs', '--version'],
        commands: [
          ['mcs', '-out:a.exe', 'a.cs'],
          ['mono', 'a.exe'],
        ],
      },
    ],
  },
  go: {
    file: 'a.go',
    code: `${pairCode.go.replace('"encoding/base64"', '"encoding/base64"\n\t"fmt"')}\nfunc main() { newVerifier(); fmt.Println(challengeOf("${verifier}")) }`,
    by: [{ known: ['go', 'version'], commands: [['go', 'run', 'a.go']] }],
  },
  php: {
    file: 'a.php',
    code: `${pairCode.php}echo challenge_of('${verifier}');`,
    by: [{ known: ['php', '--version'], commands: [['php', 'a.php']] }],
  },
  swift: {
    file: 'a.swift',
    code: `${pairCode.swift}print(challenge(of: "${verifier}"))`,
    by: [{ known: ['swift', '--version'], commands: [['swift', 'a.swift']] }],
  },
  shell: {
    file: 'a.sh',
    code: `${pairCode.shell}challenge_of '${verifier}'`,
    by: [{ known: ['openssl', 'version'], commands: [['sh', 'a.sh']] }],
  },
};

const folder = mkdtempSync(path.join(tmpdir(), 'pkce-pair-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const isThere = ([program, ...args]: string[]) => spawnSync(program!, args, { encoding: 'utf8' }).status === 0;

describe('the code that makes a pair', () => {
  for (const language of languages) {
    const { file, code, by } = runs[language];
    const tools = by.find(({ known }) => isThere(known));
    it.skipIf(!tools)(
      `gives the challenge of RFC 7636 appendix B in ${languageNames[language]}${tools ? '' : ` (no ${by.map(({ known }) => known[0]).join(' or ')} here)`}`,
      () => {
        writeFileSync(path.join(folder, file), code);
        const options = {
          cwd: folder,
          encoding: 'utf8',
          timeout: 60_000,
          env: { ...process.env, GOCACHE: path.join(folder, 'go') },
        } as const;
        const results = tools!.commands.map(([program, ...args]) => spawnSync(program!, args, options));
        const { stdout, stderr } = results.at(-1)!;
        expect(stdout.trim(), stderr).toBe(challenge);
      },
    );
  }
});
