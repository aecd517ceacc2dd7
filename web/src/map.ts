// The map of places: drawn from the table of places that stands on the page, over outlines that come with the bundle.
import { geoGraticule10, geoNaturalEarth1, geoPath, type GeoPermissibleObjects } from "d3-geo";
import { select } from "d3-selection";
import { zoom, type D3ZoomEvent } from "d3-zoom";
import codes from "i18n-iso-countries/codes.json";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import outlines from "world-atlas/countries-110m.json";

const WIDTH = 960;
const HEIGHT = 470;
const LARGEST = 18;
const LABELLED = 8;
const LETTERS = 12; // pixels of the window, however small the map is drawn

interface Told {
  code: string;
  name: string;
  count: number;
  at: [number, number] | null;
  href: string;
}

export function enliven(figure: HTMLElement): void {
  const told = toldOn(document);
  if (told.length === 0) return;
  const world = outlines as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  const countries = feature(world, world.objects.countries).features;
  const projection = geoNaturalEarth1().fitExtent([[4, 4], [WIDTH - 4, HEIGHT - 4]], { type: "Sphere" });
  const path = geoPath(projection);
  const numbers = new Map((codes as [string, string, string][]).map(([, alpha, number]) => [number, alpha]));
  const named = new Set(told.map((place) => place.code));
  figure.hidden = false;
  const svg = select(figure)
    .append("svg")
    .attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`)
    .attr("role", "group")
    .attr("aria-label", "Map of the places; the same are listed after it");
  const ground = svg.append("g");
  ground.append("path").attr("class", "sphere").attr("d", path({ type: "Sphere" } as GeoPermissibleObjects));
  ground.append("path").attr("class", "grid").attr("d", path(geoGraticule10()));
  for (const country of countries) {
    const alpha = numbers.get(String(country.id ?? "").padStart(3, "0")) ?? "";
    ground.append("path").attr("class", named.has(alpha) ? "land told" : "land").attr("d", path(country));
    const place = told.find((item) => item.code === alpha);
    if (place && !place.at) place.at = projection.invert?.(path.centroid(country)) ?? null;
  }
  const most = Math.max(1, ...told.map((place) => place.count));
  told.sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
  const over = svg.append("g");
  const scale = Math.max(1, WIDTH / Math.max(280, figure.clientWidth));
  const labels: { x: number; y: number; half: number }[] = [];
  told.forEach((place, rank) => {
    const at = place.at && projection(place.at);
    if (!at) return;
    const radius = (4 + (LARGEST - 4) * Math.sqrt(place.count / most)) * Math.sqrt(scale);
    const link = over.append("a").attr("href", place.href).attr("aria-label", `${place.name}: ${place.count}`);
    link.append("circle").attr("cx", at[0]).attr("cy", at[1]).attr("r", radius).attr("data-radius", radius);
    link.append("title").text(`${place.name}: ${place.count}`);
    const label = { x: at[0], y: at[1] + radius + LETTERS * scale, half: place.name.length * 3.4 * scale };
    const free = labels.every((other) => apart(label, other, LETTERS * scale));
    if (rank < LABELLED && free) {
      labels.push(label);
      link
        .append("text")
        .attr("x", label.x)
        .attr("y", label.y)
        .attr("text-anchor", "middle")
        .style("font-size", `${LETTERS * scale}px`)
        .attr("stroke-width", 3 * scale)
        .text(place.name);
    }
  });
  svg.call(
    zoom<SVGSVGElement, unknown>()
      .scaleExtent([1, 12])
      .translateExtent([[0, 0], [WIDTH, HEIGHT]])
      .filter((event: Event) => event.type !== "wheel" || (event as WheelEvent).ctrlKey)
      .on("zoom", (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
        const { transform } = event;
        ground.attr("transform", transform.toString());
        over.attr("transform", transform.toString());
        over.selectAll<SVGCircleElement, unknown>("circle").each(function () {
          this.setAttribute("r", String(Number(this.dataset["radius"]) / transform.k));
        });
        over.selectAll("text").style("font-size", `${(LETTERS * scale) / transform.k}px`).attr("stroke-width", (3 * scale) / transform.k);
      }) as never,
  );
}

/** Labels so far from each other that both can be read. */
function apart(one: { x: number; y: number; half: number }, other: typeof one, height: number): boolean {
  return Math.abs(one.x - other.x) > one.half + other.half || Math.abs(one.y - other.y) > height;
}

function toldOn(page: Document): Told[] {
  return [...page.querySelectorAll<HTMLElement>("[data-places] tr[data-code]")].map((row) => {
    const { code = "", name = "", count = "0", latitude, longitude } = row.dataset;
    return {
      code,
      name,
      count: Number(count),
      at: latitude !== undefined && longitude !== undefined ? [Number(longitude), Number(latitude)] : null,
      href: row.querySelector("a")?.getAttribute("href") ?? "#",
    };
  });
}
