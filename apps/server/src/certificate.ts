// A certificate of one's own, for talks away from any public name: a local authority, and a certificate for the names
// and addresses that clients dial. Phones and browsers need a secure context even on a hotel's network. The authority's
// key can vouch for anything to whoever trusts it: keep it off the server once it has signed. Rule O44, decision 0040.

import { randomBytes, webcrypto, X509Certificate } from "node:crypto";
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  writeSync,
} from "node:fs";
import { isIP } from "node:net";
import { join } from "node:path";

/** What to make, and where. */
export type CertificateWish = {
  /** Host names and addresses that clients will dial; at least one. */
  readonly names: readonly string[];
  /** Folder for the four files; made for its owner alone when it is not there. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** What was made: paths of the files, and what to do with them in words. */
export type Certificate = {
  readonly cert: string;
  readonly key: string;
  readonly authority: string;
  readonly authorityKey: string;
  readonly instructions: string;
};

/** Why nothing was made. */
export type CertificateFault = {
  readonly fault: "bad-name" | "exists" | "cannot-write";
  readonly sentence: string;
};

const day = 86_400_000;
/** Days a certificate holds: some platforms refuse more than 825 days even from an authority of one's own. */
const certificateDays = 397;
const authorityDays = 3_650;

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

const isHostName = (name: string): boolean =>
  name.length <= 253 &&
  /^(?=.*[a-z])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(
    name,
  );

const isName = (name: string): boolean => isIP(name) !== 0 || isHostName(name);

type Pem = { readonly cert: string; readonly key: string };

const pemOfKey = async (key: webcrypto.CryptoKey): Promise<string> => {
  const der = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", key)).toString("base64");
  const lines = der.match(/.{1,64}/g) ?? [];
  return `-----BEGIN PRIVATE KEY-----\n${lines.join("\n")}\n-----END PRIVATE KEY-----\n`;
};

const serial = (): string => {
  const bytes = randomBytes(16);
  // Positive, and never shorter than 16 bytes (RFC 5280 §4.1.2.2).
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString("hex");
};

type Made = { readonly authority: Pem; readonly host: Pem };

/** Makes both key pairs and both certificates (RFC 5280); nothing is written. */
const make = async (names: readonly string[], now: number): Promise<Made> => {
  // Loaded only here: the server itself has no use for them, and the first is what the second stands on.
  await import("reflect-metadata");
  const x509 = await import("@peculiar/x509");
  const pair = () => webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const [root, host] = await Promise.all([pair(), pair()]);
  const notBefore = new Date(now - day);
  const issuer = `CN=Two Rooms local authority ${randomBytes(4).toString("hex")}`;
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: issuer,
    notBefore,
    notAfter: new Date(now + authorityDays * day),
    signingAlgorithm: algorithm,
    keys: root,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(root.publicKey),
    ],
  });
  const alternatives = names.map((value) => ({
    type: isIP(value) === 0 ? ("dns" as const) : ("ip" as const),
    value,
  }));
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: `CN=${names[0] ?? "host"}`.slice(0, 67),
    issuer,
    notBefore,
    notAfter: new Date(now + certificateDays * day),
    signingAlgorithm: algorithm,
    publicKey: host.publicKey,
    signingKey: root.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(alternatives),
      await x509.SubjectKeyIdentifierExtension.create(host.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(root.publicKey),
    ],
  });
  return {
    authority: { cert: `${authority.toString("pem")}\n`, key: await pemOfKey(root.privateKey) },
    host: { cert: `${certificate.toString("pem")}\n`, key: await pemOfKey(host.privateKey) },
  };
};

const writeNew = (path: string, text: string): void => {
  const file = openSync(path, "wx", 0o600);
  fchmodSync(file, 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
};

const instructionsFor = (
  paths: Omit<Certificate, "instructions">,
  name: string,
  fingerprint: string,
): string =>
  `Made in this folder, readable by you alone:
  ${paths.cert}   the server's certificate, good for ${certificateDays} days
  ${paths.key}   its key: stays on the server
  ${paths.authority}   the authority's certificate: goes to every participant
  ${paths.authorityKey}   the authority's key: move it off this machine, or delete it

1. Start the server:
   tworooms serve --host 0.0.0.0 --cert ${paths.cert} --key ${paths.key} --url https://${isIP(name) === 6 ? `[${name}]` : name}:8470
2. Give ${paths.authority} to each participant by hand, not by mail, and compare its fingerprint aloud:
   ${fingerprint}
   Windows: certmgr, Trusted Root Certification Authorities, Import.
   macOS: Keychain Access, System, import, then set it to Always Trust.
   iPhone and iPad: open the file, Settings, Profile Downloaded, Install; then General, About, Certificate Trust Settings, switch it on.
   Android: Settings, Security, Encryption and credentials, Install a certificate, CA certificate.
   Firefox: Settings, Certificates, View Certificates, Authorities, Import.
   The tworooms program: set NODE_EXTRA_CA_CERTS to the file's path.
3. When the talks are over, have everybody remove it: whoever holds the authority's key can vouch for any name to those who trust it.
`;

const existing = (folder: string): CertificateFault => ({
  fault: "exists",
  sentence: `${folder} holds a certificate already, and nothing was overwritten: name another folder.`,
});

/** Makes a local authority and a certificate for names and addresses, as four new files of mode 0600. Never overwrites. */
export const makeCertificate = async ({
  names,
  folder,
  now,
}: CertificateWish): Promise<Certificate | CertificateFault> => {
  const lower = names.map((name) => name.toLowerCase());
  const [first] = lower;
  if (first === undefined || !lower.every(isName))
    return {
      fault: "bad-name",
      sentence:
        "Name the hosts and addresses that clients will dial, such as talks.example or 192.168.1.5: no scheme, no port, no wildcard.",
    };
  const paths = {
    cert: join(folder, "server.pem"),
    key: join(folder, "server-key.pem"),
    authority: join(folder, "authority.pem"),
    authorityKey: join(folder, "authority-key.pem"),
  };
  if (Object.values(paths).some((path) => existsSync(path))) return existing(folder);
  const made = await make(lower, now);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeNew(paths.authorityKey, made.authority.key);
    writeNew(paths.authority, made.authority.cert);
    writeNew(paths.key, made.host.key);
    writeNew(paths.cert, made.host.cert);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST")
      return existing(folder);
    return {
      fault: "cannot-write",
      sentence: `${folder} cannot be written: check the path, its permissions and the disk.`,
    };
  }
  const fingerprint = new X509Certificate(made.authority.cert).fingerprint256;
  return { ...paths, instructions: instructionsFor(paths, first, fingerprint) };
};
