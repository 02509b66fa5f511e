// How many events there were in each hour or day.
import { el } from "./dom.js";

const HOUR = 3600000;

/** The chart of some buckets; add() counts one more event, and moves on where its hour or day is a new one. */
export function chart(volume, bucket) {
  const size = bucket === "day" ? 24 * HOUR : HOUR;
  const counts = volume.map(one => one.count);
  const format = bucket === "day" ? { day: "numeric", month: "short", timeZone: "UTC" } : { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const named = one => new Date(one.bucket).toLocaleString([], format);
  const bars = volume.map(() => el("i"));
  const most = el("span", { class: "most" });
  const half = el("span", { class: "half" });
  const box = el("div", { class: "bars", role: "img" }, most, half, bars);
  const draw = () => {
    const highest = nice(Math.max(...counts));
    most.textContent = short(highest);
    half.textContent = short(highest / 2);
    counts.forEach((count, place) => {
      bars[place].style.setProperty("--part", (count ? Math.max(3, count / highest * 100) : 0) + "%");
      bars[place].title = named(volume[place]) + " – " + count.toLocaleString();
    });
    box.setAttribute("aria-label", counts.reduce((sum, one) => sum + one, 0) + " events in the last " + (bucket === "day" ? "30 days" : "24 hours"));
  };
  const ticks = el("div", { class: "ticks", "aria-hidden": "true" });
  const drawTicks = () => ticks.replaceChildren(...[0, .25, .5, .75, 1].map(part => el("span", {}, named(volume[Math.round(part * (volume.length - 1))]))));
  const add = moment => {
    const place = () => Math.floor((Date.parse(moment) - Date.parse(volume[0].bucket)) / size);
    for (let ahead = Math.min(place() - volume.length + 1, volume.length); ahead > 0; ahead--) {
      const next = (Math.floor(Date.parse(moment) / size) - ahead + 1) * size;
      volume = [...volume.slice(1), { bucket: new Date(next).toISOString() }];
      counts.shift();
      counts.push(0);
    }
    drawTicks();
    if (place() >= 0) counts[place()]++;
    draw();
  };
  draw();
  drawTicks();
  return { node: el("div", {}, box, ticks), add };
}

/** The next round number: 2, 4, 10, 20, 40, 100 … */
function nice(number) {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, number)));
  return [2, 4, 10, 20].map(step => step * size).find(step => step >= number);
}

const short = number => number >= 1000 ? number / 1000 + "k" : String(number);
