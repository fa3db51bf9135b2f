(() => {
  "use strict";
  const plain = text => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  const form = document.getElementById("controls");
  const query = document.getElementById("q");
  const remarked = document.getElementById("remarked");
  const count = document.getElementById("count");
  const nothing = document.getElementById("nothing");
  const kinds = [...form.elements.kind ? form.querySelectorAll("[name=kind]") : []];
  const links = [...document.querySelectorAll("nav a")];
  const sections = [...document.querySelectorAll("section[data-finding]")];
  const headings = new Map(sections.map(s => [s.dataset.finding, s.querySelector("h2").textContent]));
  // what a card says, without the names of its rows, which stand in every card
  const words = card => [...card.querySelectorAll("h3, blockquote, .place, dd")].map(e => e.textContent).join(" ");
  const cards = [...document.querySelectorAll("article.htk-card")].map(element => ({
    element, finding: element.dataset.finding, kind: element.dataset.kind,
    remarked: "remarks" in element.dataset, text: plain(words(element) + headings.get(element.dataset.finding)),
  }));
  let finding = "";

  const mark = terms => {
    if (!window.Highlight || !CSS.highlights) return;
    CSS.highlights.delete("found");
    if (!terms.length) return;
    const ranges = [];
    for (const card of cards) {
      if (card.element.hidden) continue;
      const walker = document.createTreeWalker(card.element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        if (walker.currentNode.parentElement.closest("dt")) continue;
        const text = walker.currentNode.data.toLowerCase();
        for (const term of terms) {
          for (let at = text.indexOf(term); at >= 0 && ranges.length < 2000; at = text.indexOf(term, at + term.length)) {
            const range = new Range();
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + term.length);
            ranges.push(range);
          }
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  };

  const filter = () => {
    const written = query.value.trim().split(/\s+/).filter(Boolean);
    const terms = written.map(plain).filter(Boolean);
    const chosen = new Set(kinds.filter(box => box.checked).map(box => box.value));
    const narrowed = terms.length > 0 || chosen.size > 0 || remarked.checked;
    const left = new Map();
    let shown = 0;
    for (const card of cards) {
      const fits = (!chosen.size || chosen.has(card.kind)) && (!remarked.checked || card.remarked)
        && terms.every(term => card.text.includes(term));
      const here = fits && (!finding || card.finding === finding);
      if (fits) left.set(card.finding, (left.get(card.finding) || 0) + 1);
      if (here) shown += 1;
      card.element.hidden = !here;
    }
    for (const section of sections) {
      const own = section.dataset.finding;
      section.hidden = finding ? own !== finding : narrowed && !left.get(own);
    }
    for (const link of links) {
      const own = link.dataset.finding;
      const number = link.querySelector(".n");
      if (number) number.textContent = String(left.get(own) || 0);
      link.toggleAttribute("aria-current", own === finding);
      if (own === finding) link.setAttribute("aria-current", "true");
    }
    count.textContent = `显示 ${shown}/${cards.length}`;
    nothing.hidden = shown > 0 || !narrowed;
    mark(written.map(term => term.toLowerCase()));
  };

  // cards out of sight have guessed heights: the place is right once those on the way are laid out
  const show = (card, times) => {
    card.scrollIntoView();
    if (times) requestAnimationFrame(() => show(card, times - 1));
  };
  const clear = () => {
    query.value = "";
    finding = "";
    for (const box of [remarked, ...kinds]) box.checked = false;
  };

  // the address says which finding (#f7), card (#c12) or words (#q=人次) are wanted
  const follow = () => {
    let wanted = location.hash.slice(1);
    try { wanted = decodeURIComponent(wanted); } catch { /* as it stands */ }
    const card = /^c\d+$/.test(wanted) && document.getElementById(wanted);
    if (card) {
      if (card.hidden) { clear(); filter(); }
      card.focus({ preventScroll: true });
      show(card, 5);
    } else if (/^f\d+$/.test(wanted) && headings.has(wanted.slice(1))) {
      finding = wanted.slice(1);
      filter();
      window.scrollTo(0, 0);
    } else if (wanted === "all" || wanted === "") {
      finding = "";
      filter();
    } else if (wanted.startsWith("q=")) {
      query.value = wanted.slice(2);
      filter();
    }
  };

  let composing = false;
  query.addEventListener("compositionstart", () => { composing = true; });
  query.addEventListener("compositionend", () => { composing = false; filter(); });
  query.addEventListener("input", () => { if (!composing) filter(); });
  form.addEventListener("change", event => { if (event.target !== query) filter(); });
  form.addEventListener("submit", event => event.preventDefault());
  document.getElementById("clear").addEventListener("click", () => { clear(); filter(); query.focus(); });
  // a click on the finding already in the address changes no address
  for (const link of links) link.addEventListener("click", () => setTimeout(follow));
  document.addEventListener("keydown", event => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !/^(input|textarea)$/i.test(event.target.tagName)) {
      event.preventDefault();
      query.focus();
      query.select();
    } else if (event.key === "Escape" && event.target === query && query.value) {
      event.preventDefault();
      query.value = "";
      filter();
    }
  });
  window.addEventListener("hashchange", follow);
  if (window.matchMedia("(max-width: 50rem)").matches) document.querySelector("nav details").open = false;
  form.hidden = false;
  // what is jumped to must not end up below the bar that stays on top
  const room = () => { document.documentElement.style.scrollPaddingTop = `${form.offsetHeight + 12}px`; };
  window.addEventListener("resize", room);
  room();
  filter();
  follow();
})();
