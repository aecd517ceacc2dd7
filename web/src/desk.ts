// What a page gains where scripts run: nothing that cannot be read without them.
import "./fonts.css";

async function enliven(): Promise<void> {
  const timeline = document.querySelector<HTMLElement>("[data-timeline]");
  if (timeline) (await import("./timeline")).enliven(timeline);
  const map = document.querySelector<HTMLElement>("[data-map]");
  if (map) (await import("./map")).enliven(map);
}

void enliven();
