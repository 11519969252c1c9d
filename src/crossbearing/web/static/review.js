// The review queue by keyboard: one key a decision, and the next proposal is in focus after each.
// Each key presses a button or opens a form that is on the page; without this file they work by hand.
(() => {
  const queue = document.querySelector("[data-queue]");
  if (!queue) return;
  const items = [...queue.querySelectorAll(".item")];
  const use = document.getElementById("use-keys");
  document.getElementById("keys").hidden = false;
  for (const each of queue.querySelectorAll(".take")) each.hidden = false;

  const focus = (item) => {
    if (!item) return;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  };
  const current = () => document.activeElement?.closest?.(".item");
  const step = (by) => {
    const at = items.indexOf(current());
    focus(items[at < 0 ? 0 : Math.min(Math.max(at + by, 0), items.length - 1)]);
  };
  const open = (item, kind) => {
    const details = item?.querySelector(`details.${kind}`);
    if (!details) return false;
    details.open = true;
    details.querySelector("select, input:not([type=hidden]), button")?.focus();
    return true;
  };
  const press = (item, act) => {
    const button = item?.querySelector(`form.decide button[value=${act}]`);
    button?.click();
    return Boolean(button);
  };
  const undo = () => {
    const button = (current()?.querySelector("form.undo button")) ?? queue.querySelector("#done form.undo button");
    button?.click();
    return Boolean(button);
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const writing = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (event.key === "Escape" && current()) {
      const item = current();
      const details = event.target.closest("details");
      if (details) details.open = false;
      focus(item);
      return;
    }
    if (writing || !use.checked) return;
    const item = current() ?? items[0];
    const done = {
      j: () => (step(1), true),
      k: () => (step(-1), true),
      a: () => press(item, "accept"),
      r: () => press(item, "reject"),
      e: () => open(item, "edit"),
      m: () => open(item, "merge"),
      s: () => open(item, "split"),
      c: () => open(item, "claims"),
      o: () => (item?.querySelector("a.open")?.click(), true),
      u: undo,
    }[event.key]?.();
    if (done) event.preventDefault();
  });

  // Words selected in the text, as offsets in code points of the whole document.
  const points = (text) => Array.from(text).length;
  const selected = (context) => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0);
    if (!context.contains(range.startContainer) || !context.contains(range.endContainer)) return null;
    const before = document.createRange();
    before.setStart(context, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = Number(context.dataset.start) + points(before.toString());
    return `${start}-${start + points(range.toString())}`;
  };
  for (const button of queue.querySelectorAll("[data-take]")) {
    // The selection would go with the focus.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      const spans = selected(button.closest(".item").querySelector(".context"));
      if (spans) button.closest("form").elements[button.dataset.take].value = spans;
    });
  }

  // After a decision the next proposal is in focus; a page opened anew leaves the focus alone. The
  // browser gives the focus to the place in the address itself, so this waits for that.
  const begin = () => {
    const place = decodeURIComponent(location.hash.slice(1));
    const target = place ? document.getElementById(place) : null;
    if (target?.matches(".item")) focus(target);
    else if (document.getElementById("done")) focus(items[0]);
    document.documentElement.dataset.queue = "ready";
  };
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin);
})();
