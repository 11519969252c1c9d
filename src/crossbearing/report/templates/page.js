(() => {
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let node = target; node; node = node.parentElement) {
      if (node.localName === "details") node.open = true;
    }
    if (target) target.scrollIntoView();
  };
  const opened = [];
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => {
    for (const each of document.querySelectorAll("details:not([open])")) {
      each.open = true;
      opened.push(each);
    }
  });
  addEventListener("afterprint", () => {
    for (const each of opened.splice(0)) each.open = false;
  });
  if (matchMedia("(min-width: 70rem)").matches) document.querySelector("nav details").open = true;
  if (location.hash) reveal();
})();
