// What the operator may ask for, and what is refused with a sentence.
import { isAdmissionToken, settingsFrom, usualPort } from "@tworooms/server";
import { expect, test } from "vitest";

const faultOf = (...given: Parameters<typeof settingsFrom>): string => {
  const settings = settingsFrom(...given);
  if (!("fault" in settings)) return "none";
  expect(settings.sentence).toMatch(/^.*\S.*[.:]/);
  return settings.fault;
};

test("O42 without flags the server listens on this machine alone, port 8470, under ./data", () => {
  expect(settingsFrom({}, {})).toEqual({
    data: "./data",
    host: "127.0.0.1",
    port: usualPort,
    admission: { from: "folder" },
    front: "none",
  });
  expect(usualPort).toBe(8470);
});

test("O42 variables say the same as flags, and a flag wins", () => {
  const env = {
    TWOROOMS_DATA: "/var/two-rooms",
    TWOROOMS_HOST: "192.168.1.5",
    TWOROOMS_PORT: "9000",
    TWOROOMS_CERT: "cert.pem",
    TWOROOMS_KEY: "key.pem",
    TWOROOMS_URL: "https://192.168.1.5:9000",
    TWOROOMS_ADMISSION: "a-token-of-the-operator",
  };
  expect(settingsFrom({}, env)).toEqual({
    data: "/var/two-rooms",
    host: "192.168.1.5",
    port: 9000,
    admission: { from: "text", text: "a-token-of-the-operator" },
    tls: { cert: "cert.pem", key: "key.pem" },
    url: "https://192.168.1.5:9000",
    front: "none",
  });
  expect(settingsFrom({ port: "1", admission: "file" }, env)).toMatchObject({
    port: 1,
    admission: { from: "file", path: "file" },
  });
  expect(settingsFrom({}, { TWOROOMS_PORT: "" })).toMatchObject({ port: usualPort });
});

test("O42 a port that is none is refused", () => {
  for (const port of ["65536", "-1", "8e3", " 1", "0x10", "123456"])
    expect(faultOf({ port }, {})).toBe("bad-port");
  expect(settingsFrom({ port: "0" }, {})).toMatchObject({ port: 0 });
});

test("O42 listening beyond this machine without TLS is refused, unless a proxy in front does it", () => {
  for (const host of ["0.0.0.0", "::", "192.168.1.5", "talks.example", "10.0.0.1"])
    expect(faultOf({ host }, {})).toBe("needs-tls");
  for (const host of ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
    expect(faultOf({ host }, {})).toBe("none");
  const tls = { cert: "c", key: "k" };
  expect(faultOf({ host: "192.168.1.5", ...tls }, {})).toBe("none");
  expect(faultOf({ host: "0.0.0.0", ...tls }, {})).toBe("needs-url");
  expect(faultOf({ host: "0.0.0.0", ...tls, url: "https://talks.example" }, {})).toBe("none");
  const proxied = { "behind-proxy": true, url: "https://talks.example" } as const;
  expect(faultOf({ host: "10.0.0.1", ...proxied }, {})).toBe("none");
  expect(faultOf({ "behind-proxy": true }, {})).toBe("needs-url");
  expect(faultOf({ cert: "c" }, {})).toBe("half-certificate");
  expect(faultOf({ key: "k" }, {})).toBe("half-certificate");
});

test("O42 --url takes a bare https origin, or plain http on loopback", () => {
  for (const url of [
    "talks.example",
    "http://talks.example",
    "https://talks.example/rooms",
    "https://talks.example/?a",
    "https://talks.example/#a",
    "https://me:secret@talks.example",
    "ftp://talks.example",
    "https://",
  ])
    expect(faultOf({ url }, {})).toBe("bad-url");
  expect(settingsFrom({ url: "https://Talks.Example:443/" }, {})).toMatchObject({
    url: "https://talks.example",
  });
  expect(settingsFrom({ url: "http://localhost:9" }, {})).toMatchObject({
    url: "http://localhost:9",
  });
});

const from = (TWOROOMS_ADMISSION: string) => settingsFrom({}, { TWOROOMS_ADMISSION });

test("O43 the admission flag names a file; the variable holds the token or a path, and nothing weak", () => {
  expect(from("/run/secrets/admission")).toMatchObject({ admission: { from: "file" } });
  expect(from("./admission")).toMatchObject({ admission: { from: "file" } });
  expect(faultOf({}, { TWOROOMS_ADMISSION: "short" })).toBe("bad-admission");
  expect(faultOf({}, { TWOROOMS_ADMISSION: "with a space in the middle" })).toBe("bad-admission");
  expect(isAdmissionToken("x".repeat(15))).toBe(false);
  expect(isAdmissionToken("x".repeat(16))).toBe(true);
  expect(isAdmissionToken("x".repeat(129))).toBe(false);
});
