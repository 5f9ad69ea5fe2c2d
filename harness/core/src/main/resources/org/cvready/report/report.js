"use strict";
// Shows and hides what certify has worked out; computes nothing. Text goes in as text, never as
// markup: names come from files of strangers.
(() => {
  const byId = (id) => document.getElementById(id);

  /* The gallery's filter. */
  const filter = byId("filter");
  if (filter) {
    const pictures = Array.from(byId("pictures").children);
    const choices = Array.from(filter.querySelectorAll("select"));
    const show = () => {
      let shown = 0;
      for (const picture of pictures) {
        const fits = choices.every((c) => !c.value || picture.dataset[c.dataset.filter] === c.value);
        picture.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      byId("filtered").textContent = shown + " of " + pictures.length + " pictures";
    };
    filter.addEventListener("change", show);
    filter.addEventListener("submit", (event) => event.preventDefault());
    byId("boxes").addEventListener("change", (event) => {
      byId("pictures").classList.toggle("bare", !event.target.checked);
    });
    filter.reset();
    filter.hidden = false;
    show();
  }

  /* The slider of the operating score. */
  const source = byId("sweep");
  if (!source) {
    return;
  }
  const data = JSON.parse(source.textContent);
  const slider = byId("score");
  const says = byId("slider-says");
  const text = (slot, step) => {
    const runs = data.slots[slot];
    let i = 0;
    while (i + 2 < runs.length && runs[i + 2] <= step) {
      i += 2;
    }
    return data.texts[runs[i + 1]];
  };
  const element = (name, className, content) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...content);
    return made;
  };

  const paintVerdict = (tag, letter) => {
    const words = data.words[letter];
    tag.className = "tag " + (words ? words[3] : "");
    const sign = element("span", "", words ? [words[2]] : []);
    sign.setAttribute("aria-hidden", "true");
    tag.replaceChildren(...(words ? [sign, " " + words[1]] : ["not checked here"]));
  };
  const paintBar = (bar, step) => {
    const line = text(bar.dataset.b, step);
    bar.setAttribute("visibility", line ? "visible" : "hidden");
    if (!line) {
      return;
    }
    const [from, length, value, left, right, label] = line.split("\t");
    const words = data.words[text(bar.dataset.c, step)];
    bar.setAttribute("class", "bar " + (words ? words[3] : ""));
    bar.setAttribute("aria-label", label);
    bar.querySelector("title").textContent = label;
    bar.querySelector("rect").setAttribute("x", from);
    bar.querySelector("rect").setAttribute("width", length);
    bar.querySelector("circle").setAttribute("cx", value);
    const [cutRight, cutLeft] = bar.querySelectorAll("path");
    cutRight.setAttribute("visibility", right === "1" ? "visible" : "hidden");
    cutLeft.setAttribute("visibility", left === "1" ? "visible" : "hidden");
  };
  const paintHeat = (cell, step) => {
    const [rate, counts, shade] = text(cell.dataset.h, step).split("\t");
    cell.className = "h" + shade;
    cell.firstChild.data = rate;
    cell.lastElementChild.textContent = counts;
  };
  const paintWorst = (step) => {
    const [shown, more] = text(data.worst, step).split("\t");
    const rows = (shown ? shown.split(" ") : []).map((number) => {
      const [metric, scope, verdict, reason] = data.gates[number];
      const tag = element("span", "", []);
      paintVerdict(tag, text(verdict, step));
      const name = element("strong", "", [element("code", "", [metric]), scope]);
      return element("li", "", [tag, " ", name, ": " + text(reason, step)]);
    });
    byId("worst").replaceChildren(...(rows.length ? rows : [element("li", "", ["Every gate passes."])]));
    byId("more-worst").textContent = more;
    byId("more").hidden = more === "0";
  };
  const paintHead = (step) => {
    const words = data.words[data.verdicts[step]];
    byId("verdict").className = "verdict " + words[3];
    byId("word").textContent = words[0];
    byId("word-sign").textContent = words[2];
    byId("headline").textContent = text(data.headline, step);
    byId("tally").textContent = text(data.tally, step);
  };

  // What the page said when it was opened: the certificate. It comes back as it was, node by node.
  const moving = Array.from(document.querySelectorAll("[data-t],[data-v],[data-b],[data-h]"));
  const kept = [byId("verdict"), byId("worst"), ...moving].map((node) => [
    node,
    Array.from(node.childNodes, (child) => child.cloneNode(true)),
    node.getAttribute("class"),
    node.getAttribute("aria-label"),
  ]);
  const moreWorst = byId("more-worst").textContent;
  const restore = () => {
    for (const [node, children, className, label] of kept) {
      node.replaceChildren(...children.map((child) => child.cloneNode(true)));
      node.setAttribute("class", className || "");
      if (label) {
        node.setAttribute("aria-label", label);
        node.removeAttribute("visibility");
      }
    }
    byId("more-worst").textContent = moreWorst;
    byId("more").hidden = moreWorst === "0";
  };

  const paint = (step) => {
    paintHead(step);
    paintWorst(step);
    for (const node of moving) {
      if (node.dataset.t) {
        node.textContent = text(node.dataset.t, step);
      } else if (node.dataset.v) {
        paintVerdict(node, text(node.dataset.v, step));
      } else if (node.dataset.h) {
        paintHeat(node, step);
      } else {
        paintBar(node, step);
      }
    }
  };
  const stays = Array.from(document.querySelectorAll("main > section, .cols > section")).filter(
    (section) =>
      section.id &&
      !section.querySelector("[data-t],[data-v],[data-b],[data-h]") &&
      !["answers", "definitions", "provenance", "limits"].includes(section.id),
  );
  const start = Number(slider.defaultValue);
  const show = (step, asCertified) => {
    const score = text(data.score, step);
    if (asCertified) {
      restore();
    } else {
      paint(step);
    }
    document.querySelectorAll(".whatif").forEach((note) => (note.hidden = asCertified));
    stays.forEach((section) => section.classList.toggle("stays", !asCertified));
    const now = asCertified ? (data.certified < 0 ? "as certified" : score + ", as certified") : score;
    document.querySelectorAll(".now").forEach((place) => (place.textContent = now));
    says.textContent = asCertified
      ? byId("word").textContent + ". " + byId("headline").textContent
      : "At " + score + ": " + byId("word").textContent + ". " + byId("headline").textContent;
    for (const cursor of document.querySelectorAll(".cursor")) {
      const from = Number(cursor.dataset.from);
      const x = from + ((Number(cursor.dataset.to) - from) * step) / 100;
      cursor.setAttribute("x1", x);
      cursor.setAttribute("x2", x);
      cursor.setAttribute("visibility", asCertified ? "hidden" : "visible");
    }
    slider.setAttribute("aria-valuetext", now);
    byId("certified").disabled = asCertified;
  };
  let waiting = false;
  slider.addEventListener("input", () => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        show(Number(slider.value), Number(slider.value) === data.certified);
      });
    }
  });
  byId("certified").addEventListener("click", () => {
    slider.value = start;
    show(start, true);
    slider.focus();
  });
  slider.value = start;
  byId("slider").hidden = false;
  show(start, true);
})();
