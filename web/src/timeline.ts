// The timeline that can be zoomed and filtered. It is drawn from the rows of words and deeds that stand on the page.
import { axisBottom } from "d3-axis";
import { scaleUtc, type ScaleTime } from "d3-scale";
import { select, type Selection } from "d3-selection";
import { zoom, zoomIdentity, type D3ZoomEvent } from "d3-zoom";

const RADIUS = 10;
const STEP = 2 * RADIUS + 3;
const MARGIN = 22;
const LANE_HEAD = 20;
const AXIS_BAND = 26;
const MARKER_ROW = 17;
const MOST_ROWS = 6;
const NEAREST = 400; // times as near as at first
const DAY = 86_400_000;

interface Point {
  id: string;
  lane: "words" | "deeds";
  day: Date;
  number: string;
  shows: string;
  outlet: string;
  firm: boolean;
  label: string;
}

interface Marked {
  kind: string;
  label: string;
  day: Date;
}

interface Placed {
  point: Point;
  x: number;
  row: number;
}

export function enliven(figure: HTMLElement): void {
  const points = pointsOf(document);
  const marks = marksOf(figure);
  if (points.length === 0) return;
  new Timeline(figure, points, marks).draw();
}

function pointsOf(page: Document): Point[] {
  const rows = page.querySelectorAll<HTMLElement>("[data-lane] > li[data-day]");
  return [...rows].map((row) => {
    const lane = row.parentElement?.dataset["lane"] === "words" ? "words" : "deeds";
    const said = row.querySelector(".head")?.textContent ?? "";
    return {
      id: row.id,
      lane,
      day: new Date(`${row.dataset["day"]}T00:00:00Z`),
      number: row.dataset["number"] ?? "",
      shows: row.dataset["shows"] ?? "",
      outlet: row.dataset["outlet"] ?? "",
      firm: row.dataset["firm"] !== "no",
      label: said.replace(/\s+/g, " ").trim(),
    };
  });
}

function marksOf(figure: HTMLElement): Marked[] {
  return [...figure.querySelectorAll<HTMLElement>("[data-mark]")].map((item) => ({
    kind: item.dataset["mark"] ?? "",
    label: item.textContent?.trim() ?? "",
    day: new Date(`${item.dataset["day"]}T00:00:00Z`),
  }));
}

class Timeline {
  private readonly svg: Selection<SVGSVGElement, unknown, null, undefined>;
  private readonly hidden = new Set<string>();
  private readonly first: ScaleTime<number, number>;
  private now: ScaleTime<number, number>;
  private width: number;

  constructor(
    private readonly figure: HTMLElement,
    private readonly points: Point[],
    private readonly marks: Marked[],
  ) {
    this.width = this.measured();
    this.first = scaleUtc().domain(this.reach()).range([MARGIN, this.width - MARGIN]);
    this.now = this.first.copy();
    for (const drawn of figure.querySelectorAll("svg")) drawn.remove();
    const caption = figure.querySelector("figcaption");
    this.svg = select(figure)
      .insert("svg", () => caption)
      .attr("class", "live")
      .attr("role", "group")
      .attr("aria-label", "Timeline: words above, deeds below. The same is listed after it.");
    this.controls();
    this.zooming();
  }

  draw(): void {
    const shown = this.points.filter((point) => !this.hidden.has(kindOf(point)));
    const [from, to] = this.now.range() as [number, number];
    const seen = shown.filter((point) => inside(this.now(point.day), from, to));
    const words = stacked(seen.filter((point) => point.lane === "words"), this.now);
    const deeds = stacked(seen.filter((point) => point.lane === "deeds"), this.now);
    const top = this.labelRows() * MARKER_ROW + 6;
    const axisTop = top + LANE_HEAD + Math.max(words.rows, 1) * STEP + 4;
    const axisBottomAt = axisTop + AXIS_BAND;
    const height = axisBottomAt + Math.max(deeds.rows, 1) * STEP + 4 + LANE_HEAD;
    this.svg.attr("viewBox", `0 0 ${this.width} ${height}`).selectAll("*").remove();
    this.lane(top, axisTop - top, "Words", top + 14);
    this.lane(axisBottomAt, height - axisBottomAt, "Deeds", height - 7);
    const axis = axisBottom<Date>(this.now as never).ticks(Math.max(2, Math.floor(this.width / 95))).tickSize(4).tickPadding(6);
    this.svg.append("g").attr("class", "live-axis").attr("transform", `translate(0,${axisTop})`).call(axis as never);
    this.svg.append("line").attr("class", "axis").attr("x2", this.width).attr("y1", axisBottomAt).attr("y2", axisBottomAt);
    this.markers(height);
    for (const item of words.placed) this.dot(item, axisTop - RADIUS - 4 - item.row * STEP);
    for (const item of deeds.placed) this.dot(item, axisBottomAt + RADIUS + 4 + item.row * STEP);
    for (const crowd of words.more) this.more(crowd, axisTop - RADIUS - 4 - MOST_ROWS * STEP);
    for (const crowd of deeds.more) this.more(crowd, axisBottomAt + RADIUS + 4 + MOST_ROWS * STEP);
  }

  private measured(): number {
    return Math.max(320, Math.min(1200, this.figure.clientWidth - 36));
  }

  private reach(): [Date, Date] {
    const days = [...this.points.map((p) => p.day), ...this.marks.map((m) => m.day)].map(Number);
    const first = Math.min(...days);
    const last = Math.max(...days);
    const spare = Math.max(DAY * 28 - (last - first), (last - first) * 0.04) / 2;
    return [new Date(first - spare), new Date(last + spare)];
  }

  private zooming(): void {
    const zoomer = zoom<SVGSVGElement, unknown>()
      .scaleExtent([1, NEAREST])
      .translateExtent([[0, 0], [this.width, 1]])
      .extent([[0, 0], [this.width, 1]])
      // The wheel scrolls the page, as everywhere; with Ctrl (or a pinch) it zooms.
      .filter((event: Event) => event.type !== "wheel" || (event as WheelEvent).ctrlKey)
      .on("zoom", (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
        this.now = event.transform.rescaleX(this.first);
        this.draw();
      });
    this.svg.call(zoomer);
    const bar = select(this.figure).select<HTMLElement>(".live-controls").append("div").attr("class", "ways");
    const button = (name: string, act: () => void) =>
      bar.append("button").attr("type", "button").text(name).on("click", act);
    button("Nearer", () => zoomer.scaleBy(this.svg, 2));
    button("Farther", () => zoomer.scaleBy(this.svg, 0.5));
    button("Earlier", () => zoomer.translateBy(this.svg, (this.width / 4) * this.share(), 0));
    button("Later", () => zoomer.translateBy(this.svg, (-this.width / 4) * this.share(), 0));
    button("All", () => zoomer.transform(this.svg, zoomIdentity));
    new ResizeObserver(() => {
      const width = this.measured();
      if (Math.abs(width - this.width) < 2) return;
      this.width = width;
      this.first.range([MARGIN, width - MARGIN]);
      zoomer.translateExtent([[0, 0], [width, 1]]).extent([[0, 0], [width, 1]]);
      zoomer.transform(this.svg, zoomIdentity);
    }).observe(this.figure);
  }

  /** The part of the whole time that is seen now. */
  private share(): number {
    const length = (scale: ScaleTime<number, number>) => Number(scale.domain()[1]) - Number(scale.domain()[0]);
    return length(this.now) / length(this.first);
  }

  private controls(): void {
    const bar = select(this.figure).insert("div", "svg").attr("class", "live-controls noprint").append("div");
    const kinds = [...new Set(this.points.map(kindOf))];
    for (const kind of kinds) {
      const label = bar.append("label").attr("class", `filter o-${kind.replaceAll(" ", "-")}`);
      label
        .append("input")
        .attr("type", "checkbox")
        .property("checked", true)
        .on("change", (event: Event) => {
          if ((event.target as HTMLInputElement).checked) this.hidden.delete(kind);
          else this.hidden.add(kind);
          this.draw();
        });
      label.append("span").text(kind);
    }
  }

  private lane(y: number, height: number, name: string, at: number): void {
    this.svg.append("rect").attr("class", "lane").attr("y", y).attr("width", this.width).attr("height", height);
    this.svg.append("text").attr("class", "lane-name").attr("x", 6).attr("y", at).text(name);
  }

  private labelRows(): number {
    return Math.max(1, this.marks.length);
  }

  private markers(height: number): void {
    this.marks.forEach((mark, row) => {
      const x = this.now(mark.day);
      if (!inside(x, 0, this.width)) return;
      const y = 12 + row * MARKER_ROW;
      const half = mark.label.length * 3.2;
      const held = Math.min(Math.max(x, half + 2), this.width - half - 2);
      this.svg.append("line").attr("class", `mark ${mark.kind}`).attr("x1", x).attr("x2", x).attr("y1", y + 4).attr("y2", height);
      this.svg.append("text").attr("class", `mark-name ${mark.kind}`).attr("x", held).attr("y", y).attr("text-anchor", "middle").text(mark.label);
    });
  }

  private dot({ point, x }: Placed, y: number): void {
    const link = this.svg.append("a").attr("href", `#${point.id}`).attr("aria-label", `${point.lane} ${point.number}: ${point.label}`);
    const kind = point.lane === "words" ? "words" : `o-${point.shows.replaceAll(" ", "-")}`;
    const dot = link.append("g").attr("class", `dot ${kind}${point.firm ? "" : " told"}`);
    dot.append("title").text(point.label);
    if (point.lane === "words") dot.append("circle").attr("cx", x).attr("cy", y).attr("r", RADIUS);
    else dot.append("rect").attr("x", x - 9.5).attr("y", y - 9.5).attr("width", 19).attr("height", 19).attr("rx", 3);
    dot.append("text").attr("x", x).attr("y", y + 4).attr("text-anchor", "middle").text(point.number);
  }

  private more(crowd: { x: number; count: number }, y: number): void {
    this.svg.append("text").attr("x", crowd.x).attr("y", y + 4).attr("text-anchor", "middle").text(`+${crowd.count}`);
  }
}

function kindOf(point: Point): string {
  return point.lane === "words" ? "words" : point.shows;
}

function inside(x: number, from: number, to: number): boolean {
  return x >= from - 1 && x <= to + 1;
}

/** Each point in the lowest row in which it touches no other; what a tall stack cannot hold is counted. */
function stacked(points: Point[], scale: ScaleTime<number, number>) {
  const ends: number[] = [];
  const placed: Placed[] = [];
  const more: { x: number; count: number }[] = [];
  for (const point of [...points].sort((a, b) => Number(a.day) - Number(b.day) || Number(a.number) - Number(b.number))) {
    const x = scale(point.day);
    const free = ends.findIndex((end) => x - end >= STEP);
    const row = free < 0 ? ends.length : free;
    if (row < MOST_ROWS) {
      ends[row] = x;
      placed.push({ point, x, row });
      continue;
    }
    const last = more.at(-1);
    if (last && x - last.x < 2 * STEP) last.count += 1;
    else more.push({ x, count: 1 });
  }
  return { placed, more, rows: ends.length + (more.length > 0 ? 1 : 0) };
}
