/** Languages in which the right code is given. */
export const languages = ['javascript', 'python', 'java', 'csharp', 'go', 'php', 'swift', 'shell'] as const;
export type Language = (typeof languages)[number];

export const languageNames: Record<Language, string> = {
  javascript: 'JavaScript',
  python: 'Python',
  java: 'Java',
  csharp: 'C#',
  go: 'Go',
  php: 'PHP',
  swift: 'Swift',
  shell: 'Shell',
};

/** Code that makes a verifier of 32 random bytes and its S256 challenge (RFC 7636 §4.1, §4.2), with the standard library alone. */
export const pairCode: Record<Language, string> = {
  javascript: `const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

async function challengeOf(verifier) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64url(new Uint8Array(digest));
}

const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
const challenge = await challengeOf(verifier);
`,
  python: `import base64
import hashlib
import secrets


def challenge_of(verifier):
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


verifier = secrets.token_urlsafe(32)
challenge = challenge_of(verifier)
`,
  java: `import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

class Pkce {
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  static String newVerifier() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return BASE64URL.encodeToString(bytes);
  }

  static String challengeOf(String verifier) throws Exception {
    byte[] ascii = verifier.getBytes(StandardCharsets.US_ASCII);
    return BASE64URL.encodeToString(MessageDigest.getInstance("SHA-256").digest(ascii));
  }
}
`,
  csharp: `using System;
using System.Security.Cryptography;
using System.Text;

static class Pkce
{
    static string Base64Url(byte[] bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static string NewVerifier()
    {
        var bytes = new byte[32];
        using (var random = RandomNumberGenerator.Create()) random.GetBytes(bytes);
        return Base64Url(bytes);
    }

    public static string ChallengeOf(string verifier)
    {
        using (var sha256 = SHA256.Create())
            return Base64Url(sha256.ComputeHash(Encoding.ASCII.GetBytes(verifier)));
    }
}
`,
  go: `package main

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
)

func newVerifier() string {
	bytes := make([]byte, 32)
	if _, err := rand.Read(bytes); err != nil {
		panic(err)
	}
	return base64.RawURLEncoding.EncodeToString(bytes)
}

func challengeOf(verifier string) string {
	digest := sha256.Sum256([]byte(verifier))
	return base64.RawURLEncoding.EncodeToString(digest[:])
}
`,
  php: `<?php
function base64url(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

function challenge_of(string $verifier): string
{
    return base64url(hash('sha256', $verifier, true));
}

$verifier = base64url(random_bytes(32));
$challenge = challenge_of($verifier);
`,
  swift: `import CryptoKit
import Foundation

func base64url(_ bytes: Data) -> String {
    bytes.base64EncodedString()
        .replacingOccurrences(of: "+", with: "-")
        .replacingOccurrences(of: "/", with: "_")
        .replacingOccurrences(of: "=", with: "")
}

func challenge(of verifier: String) -> String {
    base64url(Data(SHA256.hash(data: Data(verifier.utf8))))
}

let verifier = base64url(Data((0..<32).map { _ in UInt8.random(in: .min ... .max) }))
let codeChallenge = challenge(of: verifier)
`,
  shell: `base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
challenge_of() { printf %s "$1" | openssl dgst -sha256 -binary | base64url; }

verifier=$(openssl rand 32 | base64url)
challenge=$(challenge_of "$verifier")
`,
};
