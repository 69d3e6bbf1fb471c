// Headers of the screens. The page may run its own files and nothing else: no inline script or style, no eval, no frame, no
// word to anybody but its own server, and workers only by the one policy that the page names. The page's worker files carry
// the same. Rule V211.

import { always } from "../headers.ts";

type Headers = Readonly<Record<string, string>>;

/** To whom the page may speak besides where it came from: origins. */
export type SiteReach = { readonly origin: string; readonly isElsewhere: boolean };

const socketOf = (origin: string): string => origin.replace(/^http/, "ws");

/** The policy's grammar knows no address in brackets; such a page has what 'self' gives it. */
const sayable = (origins: readonly string[]): readonly string[] =>
  origins.filter((origin) => !origin.includes("["));

const policy = ({ origin, isElsewhere }: SiteReach): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' blob:",
    "media-src 'self'",
    ["connect-src 'self'", ...sayable([...(isElsewhere ? [origin] : []), socketOf(origin)])].join(
      " ",
    ),
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types two-rooms-worker",
  ].join("; ");

/** What the page may ask a browser for: one sound, to copy a link, to fill the screen, to keep it awake. */
const granted = ["autoplay", "clipboard-write", "fullscreen", "screen-wake-lock"];
const denied = [
  "accelerometer",
  "camera",
  "clipboard-read",
  "display-capture",
  "encrypted-media",
  "gamepad",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "publickey-credentials-create",
  "publickey-credentials-get",
  "serial",
  "sync-xhr",
  "usb",
  "window-management",
  "xr-spatial-tracking",
];

const permissions = [
  ...granted.map((name) => `${name}=(self)`),
  ...denied.map((name) => `${name}=()`),
].join(", ");

/** Headers of every file of the site; `isLasting` ones may be kept for ever. */
export const siteHeaders = (reach: SiteReach, keep: "lasting" | "never"): Headers => ({
  ...always,
  "cache-control": keep === "lasting" ? "public, max-age=31536000, immutable" : "no-store",
  "content-security-policy": policy(reach),
  "permissions-policy": permissions,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "same-origin",
});
