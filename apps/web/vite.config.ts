// The build of the screens, and a development server for them: `npx vite --config apps/web/vite.config.ts`, which passes the
// API on to a server that runs beside it (TWOROOMS_DEV_SERVER; the usual one unless told otherwise).
import react from "@vitejs/plugin-react";
import { defineConfig, mergeConfig } from "vite";
import { siteConfig } from "./build/site-config.ts";

const server = process.env["TWOROOMS_DEV_SERVER"] ?? "http://127.0.0.1:8470";

export default defineConfig(
  mergeConfig(siteConfig(import.meta.dirname, "dist/site"), {
    plugins: [react()],
    server: { host: "127.0.0.1", proxy: { "/v1": { target: server, ws: true } } },
  }),
);
