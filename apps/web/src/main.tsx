// Where the page begins.
import { createRoot } from "react-dom/client";

const place = document.getElementById("app");
if (place !== null) createRoot(place).render(<p>Two Rooms</p>);
