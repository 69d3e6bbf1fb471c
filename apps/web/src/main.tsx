// Where the page begins: a browser without keys is told so in a sentence; any other gets the app over its link to the host.
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { showInsecure, whyInsecure } from "./app/insecure.ts";
import { startHost } from "./page/start-host.ts";
import "./styles/page.css";

const place = document.getElementById("app");
const why = whyInsecure(isSecureContext, "subtle" in crypto, navigator.languages);
if (place !== null && why !== undefined) showInsecure(place, why);
if (place !== null && why === undefined)
  createRoot(place).render(<App link={startHost(location.origin)} />);
