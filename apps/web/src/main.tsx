// Where the page begins: a browser without keys is told so in a sentence; any other gets the app over its link to the host.
// The order of the layers is said first, or every later one would stand in the order of its file.
import "./styles/page.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { showInsecure, whyInsecure } from "./app/insecure.ts";
import { serverOrigin } from "./page/server-origin.ts";
import { siteKeeping } from "./page/site-keeping.ts";
import { startHost } from "./page/start-host.ts";

const place = document.getElementById("app");
const why = whyInsecure(isSecureContext, "subtle" in crypto, navigator.languages);
if (place !== null && why !== undefined) showInsecure(place, why);
if (place !== null && why === undefined) {
  const link = startHost(await serverOrigin());
  createRoot(place).render(<App link={link} />);
  siteKeeping();
}
