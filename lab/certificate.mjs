import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const length = (size) => {
  if (size < 0x80) return Buffer.from([size]);
  const bytes = Buffer.from(size.toString(16).padStart(size > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
};

/** One DER element (X.690): tag, length, content. */
const der = (tag, ...content) => {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag]), length(body.length), body]);
};

const sequence = (...content) => der(0x30, ...content);
const integer = (bytes) => der(0x02, bytes);
const oid = (hex) => der(0x06, Buffer.from(hex, 'hex'));
const bits = (content) => der(0x03, Buffer.from([0]), content);
const time = (date) => der(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
const commonName = (name) => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))));
const pem = (content) =>
  `-----BEGIN CERTIFICATE-----\n${content.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

/**
 * Makes a self-signed certificate for TLS on loopback, good for two days and trusted by nobody: whoever uses it has to say so.
 * Written out by hand (RFC 5280 §4.1), for Node signs but does not make certificates, and `openssl` is not everywhere.
 * @param {string[]} hosts the names it is for
 * @returns {{ key: string, cert: string }} PEM
 */
export function selfSignedCertificate(hosts) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = commonName('PKCE lab');
  const day = 24 * 60 * 60 * 1000;
  const serial = Buffer.concat([Buffer.from([0x40]), randomBytes(15)]);
  const names = der(0x04, sequence(...hosts.map((host) => der(0x82, Buffer.from(host)))));
  const unsigned = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(serial),
    ecdsaWithSha256,
    name,
    sequence(time(new Date(Date.now() - day)), time(new Date(Date.now() + 2 * day))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(sequence(oid('551d11'), names))),
  );
  const signature = bits(sign('sha256', unsigned, privateKey));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    cert: pem(sequence(unsigned, ecdsaWithSha256, signature)),
  };
}
