const overview = `pkce-inspector tells why an OAuth 2.0 Authorization Code + PKCE sign-in fails, and proves it.

Usage
  pkce-inspector check FILE…                          judge the sign-ins in HAR files
  pkce-inspector pkce --verifier V --challenge C      say whether the two fit, and if not, why
  pkce-inspector help COMMAND                         explain one command

Exit code
  0  nothing wrong     1  something is wrong (see --fail-on)     2  it could not run

Nothing leaves this machine: no request is made.`;

const topics: Record<string, string> = {
  check: `pkce-inspector check FILE…

Reads HAR files, puts their requests together into sign-ins, and says for each what is wrong.

Options
  --format text|json     text for people (the default), json for programs (stable, see docs/json.md)
  --fail-on LEVEL        error (the default), warning, note or never: what makes the exit code 1
  --code-lifetime S      seconds that the server keeps an authorization code, where you know it
  --unredacted           leave values as they are

Example
  pkce-inspector check login.har`,
  pkce: `pkce-inspector pkce --verifier V --challenge C

Recomputes the S256 challenge of a verifier (RFC 7636 §4.2), compares it with the challenge, and where
they differ names the steps that lead from the one to the other.

Options
  --verifier V           the code_verifier
  --challenge C          the code_challenge
  --format text|json     text for people (the default), json for programs

Example
  pkce-inspector pkce --verifier dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk \\
                      --challenge E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM`,
};

/** The help text, of the whole or of one command. */
export const help = (topic?: string): string => (topic ? topics[topic]! : overview);
