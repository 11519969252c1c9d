// Two things for a captured text: only the parts that are near are drawn, and the keys j and k
// lead from statement to statement. Without this file the parts are pages and statements are links.
(() => {
  const read = document.getElementById("read");
  if (!read) return;
  const holder = document.getElementById("parts");
  const panel = document.getElementById("said");
  const numbers = (text) => (text ? text.split(" ").map(Number) : []);
  const bounds = numbers(read.dataset.parts);
  const starts = numbers(read.dataset.starts);
  const length = Number(read.dataset.length);
  const base = `/documents/${encodeURIComponent(read.dataset.document)}`;
  const first = Number(read.dataset.part);
  const sections = new Map();
  const drawing = new Map();
  let current = null;
  let asked = null;

  const fetched = async (address, signal) => {
    const answer = await fetch(address, { headers: { "HX-Request": "true" }, signal });
    if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
    const template = document.createElement("template");
    template.innerHTML = await answer.text();
    return template.content;
  };

  // Parts: a blank of about the right height stands where nothing is drawn.
  const blank = (number, height) => {
    const empty = document.createElement("div");
    empty.className = "part blank";
    empty.dataset.part = number;
    empty.style.height = `${height}px`;
    sections.set(number, empty);
    return empty;
  };
  const draw = (number) => {
    const there = sections.get(number);
    if (!there || !there.classList.contains("blank")) return Promise.resolve();
    if (!drawing.has(number)) {
      drawing.set(number, fetched(`${base}?part=${number}`).then((content) => {
        const part = content.querySelector(".part");
        sections.get(number).replaceWith(part);
        watch(number, part);
        mark();
      }).finally(() => drawing.delete(number)));
    }
    return drawing.get(number);
  };
  const clear = (number, part) => {
    if (part.contains(document.activeElement) || part.querySelector("details[open]")) return;
    const empty = blank(number, part.getBoundingClientRect().height);
    near.unobserve(part);
    far.unobserve(part);
    part.replaceWith(empty);
    watch(number, empty);
  };
  const near = new IntersectionObserver((seen) => {
    for (const each of seen) if (each.isIntersecting) draw(Number(each.target.dataset.part)).catch(() => {});
  }, { rootMargin: "1500px 0px" });
  const far = new IntersectionObserver((seen) => {
    for (const each of seen) {
      if (!each.isIntersecting && !each.target.classList.contains("blank")) clear(Number(each.target.dataset.part), each.target);
    }
  }, { rootMargin: "6000px 0px" });
  const watch = (number, part) => {
    sections.set(number, part);
    near.observe(part);
    far.observe(part);
  };
  if (bounds.length > 1) {
    const drawn = holder.querySelector(".part");
    const size = (number) => (bounds[number] ?? length) - bounds[number - 1];
    const share = drawn.getBoundingClientRect().height / Math.max(size(first), 1);
    const blanks = bounds.map((_, at) => (at + 1 === first ? drawn : blank(at + 1, share * size(at + 1))));
    holder.replaceChildren(...blanks);
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) target.scrollIntoView({ block: "center" });
    else if (first > 1) drawn.scrollIntoView();
    blanks.forEach((part, at) => watch(at + 1, part));
  }

  // Statements
  const mark = () => {
    for (const each of holder.querySelectorAll(".now")) each.classList.remove("now");
    if (current === null) return;
    for (const each of holder.querySelectorAll(`[data-said~="${current}"]`)) each.classList.add("now");
  };
  const tell = async (start) => {
    asked?.abort();
    asked = new AbortController();
    const content = await fetched(`${base}/statements?at=${start}`, asked.signal);
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = "Close";
    close.addEventListener("click", () => { panel.replaceChildren(); current = null; mark(); });
    panel.replaceChildren(content, close);
    if (window.htmx) window.htmx.process(panel);
  };
  const partOf = (start) => bounds.findLastIndex((bound) => bound <= start) + 1;
  const go = async (start, moves = true) => {
    current = start;
    await draw(partOf(start));
    if (current !== start) return;
    mark();
    const words = document.getElementById(`at-${start}`);
    if (words && moves) {
      words.focus({ preventScroll: true });
      words.scrollIntoView({ block: "center" });
    }
    history.replaceState(null, "", `${base}?at=${start}#at-${start}`);
    await tell(start).catch((fault) => { if (fault.name !== "AbortError") panel.textContent = "This statement could not be loaded."; });
    // On a narrow screen what is told lies over the text: not over its own words.
    const over = getComputedStyle(panel).position === "fixed";
    if (words && over && words.getBoundingClientRect().bottom > panel.getBoundingClientRect().top) {
      words.scrollIntoView({ block: "nearest" });
    }
  };
  // Where reading stands: the statement on show, or the first word on the screen.
  const standing = () => {
    if (current !== null) return current;
    const seen = [...holder.querySelectorAll("[id^=at-]")].find((each) => each.getBoundingClientRect().bottom > 80);
    return seen ? Number(seen.id.slice(3)) - 0.5 : -1;
  };
  // Words marked in the text, as offsets in code points of the whole document.
  const points = (text) => Array.from(text).length;
  const offset = (node, at) => {
    const text = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(".captured");
    if (!text || !holder.contains(text)) return null;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(node, at);
    return Number(text.firstElementChild.id.slice(3)) + points(before.toString());
  };
  const marked = () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0);
    const words = range.toString();
    const start = offset(range.startContainer, range.startOffset);
    const plain = words.trim();
    if (start === null || !plain) return null;
    const ahead = start + points(words.slice(0, words.indexOf(plain)));
    const end = offset(range.endContainer, range.endOffset);
    // What reaches beyond one part of the text is looked up by its words.
    const same = end !== null && end - start === points(words);
    return { words: plain.replace(/\s+/g, " "), at: same ? `${ahead}-${ahead + points(plain)}` : "" };
  };
  const missed = document.getElementById("missed");
  const take = (part) => {
    const found = marked();
    if (!found) return false;
    const fields = missed.querySelector("form").elements;
    fields[part].value = found.words;
    fields[`${part}_at`].value = found.at;
    return true;
  };
  missed.querySelector("[data-typed]").hidden = true;
  missed.querySelector("[data-marked]").hidden = false;
  for (const button of missed.querySelectorAll("[data-take]")) {
    button.hidden = false;
    // The marked words would go with the focus.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => take(button.dataset.take));
  }
  const anew = () => {
    missed.open = true;
    const fields = missed.querySelector("form").elements;
    fields[take("content") ? "source" : "content"].focus();
    missed.scrollIntoView({ block: "nearest" });
  };

  const use = document.getElementById("use-keys");
  document.getElementById("keys").hidden = false;
  document.addEventListener("keydown", (event) => {
    if (!use.checked || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    if (event.key === "n" && missed.checkVisibility()) {
      event.preventDefault();
      anew();
      return;
    }
    const from = standing();
    const next = event.key === "j" ? starts.find((each) => each > from)
      : event.key === "k" ? starts.findLast((each) => each < from) : undefined;
    if (next === undefined) return;
    event.preventDefault();
    go(next);
  });
  holder.addEventListener("click", (event) => {
    const words = event.target.closest("[data-said]");
    if (words && getSelection().isCollapsed) go(numbers(words.dataset.said).at(-1), false);
  });
  // Whoever comes to the words of a statement is told of it.
  const wanted = /^#at-(\d+)$/.exec(location.hash)?.[1];
  if (wanted && starts.includes(Number(wanted))) go(Number(wanted));
})();
