// A certificate of one's own, proved by a real handshake.
import { X509Certificate } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { get as httpsGet } from "node:https";
import { join } from "node:path";
import { memoryStore } from "@tworooms/office";
import { makeCertificate, type Running, startServer } from "@tworooms/server";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { livePath } from "@tworooms/wire";
import { makeFolder, settingsIn, started } from "./site.ts";

const made = async (folder: string, ...names: string[]) => {
  const certificate = await makeCertificate({ names, folder, now: Date.now() });
  if ("fault" in certificate) throw new Error(certificate.sentence);
  return certificate;
};

const statusOf = (port: number, host: string, ca: Buffer | undefined): Promise<number | string> =>
  new Promise((resolve) => {
    httpsGet(
      {
        host: "127.0.0.1",
        port,
        servername: host,
        path: "/healthz",
        ca,
        headers: { host },
        agent: false,
      },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    ).on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });

test("O44 whoever trusts the authority is served over TLS under the names of the certificate, and nobody else is", async () => {
  const folder = makeFolder();
  const path = join(folder.path, "tls");
  const { cert, key, authority } = await made(path, "talks.example", "127.0.0.1", "::1");
  const running: Running = await started(
    { ...settingsIn("unused"), host: "127.0.0.1", tls: { cert, key } },
    { store: memoryStore(), log: { write: () => undefined } },
  );
  expect(running.origin).toBe(`https://127.0.0.1:${running.port}`);
  const ca = readFileSync(authority);
  expect(await statusOf(running.port, "talks.example", ca)).toBe(200);
  expect(await statusOf(running.port, "other.example", ca)).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
  expect(await statusOf(running.port, "talks.example", undefined)).toBe(
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  );
  const socket = new WebSocket(`wss://127.0.0.1:${running.port}${livePath}`, { ca });
  await new Promise((resolve, reject) => {
    socket.on("open", resolve);
    socket.on("error", reject);
  });
  socket.close();
  await running.close();
  folder.remove();
});

test("O44 the files are their owner's alone, say what they are, and are never overwritten", async () => {
  const folder = makeFolder();
  const path = join(folder.path, "tls");
  const certificate = await made(path, "Talks.Example", "192.168.1.5");
  const { cert, key, authority, authorityKey, instructions } = certificate;
  for (const file of [cert, key, authority, authorityKey])
    expect(statSync(file).mode & 0o777).toBe(0o600);
  const [host, root] = [cert, authority].map((file) => new X509Certificate(readFileSync(file)));
  if (host === undefined || root === undefined) throw new Error("none");
  expect(host.subjectAltName).toBe("DNS:talks.example, IP Address:192.168.1.5");
  expect(host.ca).toBe(false);
  expect(root.ca).toBe(true);
  expect(host.checkIssued(root)).toBe(true);
  expect(host.verify(root.publicKey)).toBe(true);
  expect(instructions).toContain("--url https://talks.example:8470");
  expect(instructions).toContain(root.fingerprint256);
  expect(instructions).not.toContain("PRIVATE KEY");
  const before = readFileSync(cert, "utf8");
  const again = await makeCertificate({ names: ["talks.example"], folder: path, now: Date.now() });
  expect(again).toMatchObject({ fault: "exists" });
  expect(readFileSync(cert, "utf8")).toBe(before);
  for (const names of [[], ["https://a.example"], ["*.example"], ["a b"], ["1.2.3"], ["a:1"]])
    expect(await makeCertificate({ names, folder: path, now: 0 })).toMatchObject({
      fault: "bad-name",
    });
  folder.remove();
});

test("O42 a certificate that cannot be read, a taken port and a used folder are said in a sentence", async () => {
  const folder = makeFolder();
  const quiet = { log: { write: (): void => {} } };
  const tls = { cert: join(folder.path, "none"), key: join(folder.path, "none") };
  const noCertificate = await startServer({ ...settingsIn(folder.path), tls }, quiet);
  expect(noCertificate).toMatchObject({ fault: "bad-certificate" });
  const running = await started(settingsIn(folder.path), quiet);
  const inUse = await startServer(settingsIn(folder.path), quiet);
  expect(inUse).toMatchObject({ fault: "in-use" });
  const other = makeFolder();
  const taken = await startServer({ ...settingsIn(other.path), port: running.port }, quiet);
  expect(taken).toMatchObject({ fault: "port-taken" });
  // Nothing was left open: the same folder opens for a server on a free port.
  const second = await started(settingsIn(other.path), quiet);
  await Promise.all([running.close(), second.close()]);
  folder.remove();
  other.remove();
});
