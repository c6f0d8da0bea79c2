"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector, from = document) => from.querySelector(selector);
  const panels = all(".panel");
  const tabs = all(".tabs a");
  const lists = new Map();
  root.classList.add("js");

  const tell = (words) => {
    const said = document.getElementById("said");
    said.textContent = "";
    requestAnimationFrame(() => (said.textContent = words));
  };

  /* A long list is drawn in stretches: drawing thousands of lines at every key would take longer than typing does. */
  const WHOLE = 400;
  const STRETCH = 120;

  /* Lists: what can be filtered in a panel, read once when it is first needed. */
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  class List {
    constructor(form) {
      this.form = form;
      this.panel = form.closest(".panel");
      this.strip = one(".strip", this.panel);
      this.items = all("[data-item]", this.panel).map((node) => ({ node, shown: true, words: null }));
      const at = new Map(this.items.map((item, index) => [item.node, index]));
      this.groups = all("[data-group]", this.panel).map((node) => ({
        node,
        members: all("[data-item]", node).map((item) => at.get(item)),
        number: one(":scope > h3 .n", node),
        shown: true,
      }));
      this.stretch = this.items.length > WHOLE ? STRETCH : WHOLE;
      this.limit = this.stretch;
      this.fit = [];
      this.rest = document.createElement("p");
      this.rest.className = "empty rest";
      this.rest.innerHTML = '<button type="button" data-act="rest"></button>';
      this.panel.append(this.rest);
      new IntersectionObserver((seen) => seen[0].isIntersecting && this.extend(), { rootMargin: "1500px" }).observe(this.rest);
      this.fields = [...form.elements].filter((field) => field.name);
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("input", () => this.soon());
      form.addEventListener("reset", () => {
        for (const field of this.fields) if (field.type === "hidden") field.value = "";
        setTimeout(() => this.apply());
      });
    }
    words(item) {
      if (item.words === null) {
        const summary = one("summary", item.node);
        const text = summary ? [summary, ...all("mark", item.node)].map((node) => node.textContent) : [item.node.textContent];
        const group = item.node.closest("[data-group]");
        const head = group && one(".when", group);
        item.words = fold(text.join(" ") + " " + (head ? head.textContent : ""));
      }
      return item.words;
    }
    get state() {
      return Object.fromEntries(this.fields.map((field) => [field.name, field.value]).filter((pair) => pair[1]));
    }
    set state(values) {
      for (const field of this.fields) field.value = values[field.name] || "";
      this.filter();
    }
    soon() {
      cancelAnimationFrame(this.waiting);
      this.waiting = requestAnimationFrame(() => this.apply());
    }
    apply() {
      this.filter();
      clearTimeout(this.pause); /* changing the address takes long in a long page: wait until typing pauses */
      this.pause = setTimeout(() => remember(this.panel.id, this.state), 250);
    }
    fits(item, state, terms) {
      const data = item.node.dataset;
      for (const name in state) {
        const value = state[name];
        if (name === "q") {
          const words = this.words(item);
          if (!terms.every((term) => words.includes(term))) return false;
        } else if (name === "from") {
          if (!data.last || data.last < value) return false;
        } else if (name === "to") {
          if (!data.first || data.first > value) return false;
        } else if (!(" " + (data[name] || "") + " ").includes(" " + value + " ")) return false;
      }
      return true;
    }
    filter() {
      const state = this.state;
      const terms = fold(state.q || "").split(/\s+/).filter(Boolean);
      this.fit = this.items.map((item) => this.fits(item, state, terms));
      this.limit = this.stretch;
      this.draw();
      this.tell(state);
    }
    extend(to = this.limit + this.stretch) {
      if (this.rest.hidden || to <= this.limit) return;
      this.limit = to;
      this.draw();
    }
    /* Draw at least as far as the first item inside a node. */
    reach(node) {
      const at = this.items.findIndex((item) => node === item.node || node.contains(item.node) || item.node.contains(node));
      if (at < 0) return;
      if (!this.fit[at]) this.state = {};
      this.extend(this.fit.slice(0, at).filter(Boolean).length + 50);
    }
    draw() {
      let count = 0;
      this.items.forEach((item, index) => {
        const shown = this.fit[index] && ++count <= this.limit;
        if (item.shown !== shown) item.node.hidden = !(item.shown = shown);
      });
      for (const group of this.groups) {
        const shown = group.members.some((index) => this.items[index].shown);
        if (group.number) group.number.textContent = group.members.reduce((sum, index) => sum + this.fit[index], 0).toLocaleString("en");
        if (group.shown !== shown) group.node.hidden = !(group.shown = shown);
      }
      this.rest.hidden = count <= this.limit;
      this.rest.firstChild.textContent = `Show more: ${(count - this.limit).toLocaleString("en")} below`;
    }
    tell(state) {
      const filtered = Object.keys(state).length > 0;
      const count = this.fit.filter(Boolean).length;
      for (const field of this.fields) field.classList.toggle("on", Boolean(field.value));
      const total = this.items.length.toLocaleString("en");
      const from = state.source ? `, from article ${state.source}` : "";
      one("output", this.form).textContent = filtered ? `${count.toLocaleString("en")} of ${total} shown${from}` : `${total} shown`;
      one("[type=reset]", this.form).hidden = !filtered;
      one(".nothing", this.panel).hidden = count > 0 || !filtered;
      if (this.strip) this.pick(state);
    }
    pick(state) {
      const from = state.from || "";
      const to = state.to || "9999";
      this.strip.classList.toggle("picked", Boolean(state.from || state.to));
      for (const bar of all("a", this.strip)) {
        const inside = bar.dataset.first <= to && bar.dataset.last >= from;
        if (inside && (state.from || state.to)) bar.setAttribute("aria-current", "true");
        else bar.removeAttribute("aria-current");
      }
    }
  }
  for (const form of all(".filters")) lists.set(form.dataset.for, new List(form));

  /* The address: #part?filter, or the id of anything on the page. */
  const remember = (panel, state) => {
    const query = new URLSearchParams(state).toString();
    history.replaceState(null, "", "#" + panel + (query ? "?" + query : ""));
    for (const tab of tabs) if (tab.hash.slice(1).split("?")[0] === panel) tab.href = "#" + panel + (query ? "?" + query : "");
  };
  const reveal = (panel) => {
    for (const other of panels) {
      if (other === panel) other.removeAttribute("hidden");
      else other.setAttribute("hidden", "until-found");
    }
    for (const tab of tabs) {
      if (tab.hash.slice(1).split("?")[0] === panel.id) {
        tab.setAttribute("aria-current", "page");
        one(".tabs ul").scrollLeft = tab.offsetLeft - 24;
      } else tab.removeAttribute("aria-current");
    }
  };
  const go = (first) => {
    const [id, query] = decodeURIComponent(location.hash.slice(1)).split(/\?(.*)/s);
    const target = id && document.getElementById(id);
    const panel = (target && target.closest(".panel")) || panels[0];
    reveal(panel);
    const list = lists.get(panel.id);
    if (target === panel || !target) {
      if (list) list.state = Object.fromEntries(new URLSearchParams(query || ""));
      scrollTo({ top: target && !first ? Math.min(scrollY, one("main").offsetTop - one(".tabs").offsetHeight) : 0, behavior: "instant" });
      return;
    }
    if (list) list.reach(target.closest("[data-item]") || target.closest("[data-group]") || target);
    const details = target.closest("details");
    if (details) details.open = true;
    const seen = details || target;
    seen.scrollIntoView({ block: "start", behavior: "instant" });
    requestAnimationFrame(() => seen.scrollIntoView({ block: "start", behavior: "instant" })); /* heights are estimates until drawn */
    seen.classList.remove("seen");
    void seen.offsetWidth;
    seen.classList.add("seen");
    if (details) one("summary", details).focus({ preventScroll: true });
  };
  for (const panel of panels)
    panel.addEventListener("beforematch", () => {
      reveal(panel);
      history.replaceState(null, "", "#" + panel.id);
    });
  addEventListener("hashchange", () => go(false));

  /* Copying */
  const copy = async (text, words) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      area.className = "unseen";
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    tell(words);
  };
  const flash = (button, words) => {
    const before = button.dataset.words || (button.dataset.words = button.textContent);
    button.textContent = words;
    setTimeout(() => (button.textContent = before), 1600);
  };
  const citation = (item) =>
    all(".cite", item)
      .map((cite) => {
        const source = document.getElementById("source-" + cite.dataset.source).dataset.cite;
        const words = all("mark", cite).map((mark) => `“${mark.textContent.replace(/\s+/g, " ").trim()}”`).join(" … ");
        return words ? `${source}: ${words}` : `${source}, ${one(".where", cite).firstChild.textContent.replace(/[\s·]+$/, "").toLowerCase()}`;
      })
      .join("\n");
  const cite = (item) => {
    const button = one("[data-act=cite]", item);
    copy(citation(item), "Citation copied");
    if (button) flash(button, "Copied");
  };

  const acts = {
    cite: (button) => cite(button.closest("[data-item]")),
    source: (button) => {
      copy(button.closest("[data-cite]").dataset.cite, "Citation copied");
      flash(button, "Copied");
    },
    rest: (button) => lists.get(button.closest(".panel").id).extend(),
    clear: (button) => one(".filters", button.closest(".panel")).reset(),
    more: (button) => {
      const all = button.closest("form").classList.toggle("all");
      button.setAttribute("aria-expanded", all);
      button.textContent = all ? "Fewer filters" : "More filters";
    },
    help: () => document.getElementById("help").showModal(),
  };

  addEventListener("click", (event) => {
    const act = event.target.closest("[data-act]");
    if (act) return acts[act.dataset.act](act);
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.dataset.filter) {
      event.preventDefault();
      location.hash = "#timeline?" + link.dataset.filter;
    } else if (link.closest(".strip")) {
      event.preventDefault();
      const list = lists.get("timeline");
      const again = link.getAttribute("aria-current") && list.state.from === link.dataset.first;
      list.state = { ...list.state, from: again ? "" : link.dataset.first, to: again ? "" : link.dataset.last };
      list.apply();
    } else if (link.classList.contains("permalink")) {
      event.preventDefault();
      history.replaceState(null, "", link.hash);
      copy(location.href, "Link copied");
      flash(link, "Link copied");
    } else if (link.closest(".tabs")) {
      event.preventDefault();
      history.pushState(null, "", link.hash);
      go(false);
    } else if (link.hash && link.hash === location.hash && link.origin === location.origin) go(false);
  });

  /* Keys */
  const keys = document.getElementById("keys");
  try {
    keys.checked = localStorage.getItem("onrecord-keys") !== "off";
  } catch { /* a browser that keeps nothing for files */ }
  keys.addEventListener("change", () => {
    try {
      localStorage.setItem("onrecord-keys", keys.checked ? "on" : "off");
    } catch { /* the same */ }
  });
  const step = (by) => {
    const panel = panels.find((other) => !other.hidden);
    const stops = all(".line > details > summary, .dispute .words a, .people > li a", panel).filter((node) => node.checkVisibility());
    if (!stops.length) return;
    const at = stops.findIndex((node) => node === document.activeElement || node.parentNode.contains(document.activeElement));
    const top = stops.findIndex((node) => node.getBoundingClientRect().top > 60);
    const next = at >= 0 ? at + by : Math.max(0, top);
    const node = stops[Math.min(stops.length - 1, Math.max(0, next))];
    node.focus({ preventScroll: true });
    node.scrollIntoView({ block: "nearest" });
  };
  addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    const panel = panels.find((other) => !other.hidden);
    if (event.key === "Escape") {
      if (one("dialog[open]")) return;
      const list = lists.get(panel.id);
      const open = !typing && event.target.closest("details[open]");
      if (open) {
        open.open = false;
        one("summary", open).focus();
      } else if (list && Object.keys(list.state).length) {
        list.form.reset();
      } else if (typing) event.target.blur();
      return;
    }
    if (typing || !keys.checked || event.ctrlKey || event.metaKey || event.altKey || one("dialog[open]")) return;
    const field = one("input[name=q]", panel);
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/" && field) field.focus();
    else if (event.key === "?") acts.help();
    else if (event.key === "c" && event.target.closest("[data-item]")) cite(event.target.closest("[data-item]"));
    else if (event.key >= "1" && event.key <= String(tabs.length)) location.hash = tabs[event.key - 1].hash;
    else return;
    event.preventDefault();
  });

  addEventListener("beforeprint", () => lists.forEach((list) => list.extend(Infinity)));
  for (const list of lists.values()) list.filter();
  go(true);
})();
