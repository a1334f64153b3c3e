/* What the theme lacks: instant loading between languages, a menu for the keyboard, and tables that can be scrolled with it.
   Runs before the theme's own script; classic, without modules, so that it works from a file share. */
(function () {
  "use strict";

  var settings = document.getElementById("__config");
  /* Without a server the theme's instant loading ends the stream that starts all its other parts. */
  if (location.protocol === "file:") {
    var config = JSON.parse(settings.textContent);
    config.features = config.features.filter(function (name) { return name.indexOf("navigation.instant") !== 0; });
    settings.textContent = JSON.stringify(config);
  }

  var narrow = matchMedia("(max-width: 76.234375em)"); /* the theme's breakpoint for the drawer */
  var drawer = document.getElementById("__drawer");
  var menu = document.getElementById("mia-menu");

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }

  function meta(name) {
    var element = document.querySelector('meta[name="' + name + '"]');
    return element ? element.content : "";
  }

  /* Instant loading replaces the page's content and head, but neither the header nor the language of the document. */
  function followLanguage() {
    var language = meta("mia-language");
    if (language && language !== document.documentElement.lang) {
      location.reload();
      return;
    }
    var link = document.querySelector(".mia-language");
    if (link && meta("mia-alternate")) link.href = new URL(meta("mia-alternate"), location.href).href;
  }

  function asButton(label, name) {
    label.setAttribute("role", "button");
    label.tabIndex = 0;
    if (name) label.setAttribute("aria-label", name);
  }

  function nameButtons() {
    if (menu) asButton(menu);
    each(".md-nav--primary label.md-nav__link[for]", function (label) {
      var title = label.parentNode.querySelector("a");
      asButton(label, title ? title.textContent.trim() : "");
    });
    each(".md-nav--primary .md-nav .md-nav__title[for]", function (label) { asButton(label); });
  }

  /* What is folded away takes no focus and is not read aloud. */
  function followFolding() {
    var sidebar = document.querySelector(".md-sidebar--primary");
    if (sidebar) sidebar.inert = narrow.matches && !drawer.checked;
    if (menu) menu.setAttribute("aria-expanded", String(drawer.checked));
    each(".md-nav--primary .md-nav__toggle", function (toggle) {
      var list = toggle.parentNode.querySelector(":scope > .md-nav");
      var button = toggle.parentNode.querySelector('[role="button"][for="' + toggle.id + '"]');
      if (list) list.inert = narrow.matches && !toggle.checked && !toggle.indeterminate;
      if (button) button.setAttribute("aria-expanded", String(toggle.checked));
    });
  }

  function nameOf(wrap) {
    var caption = wrap.querySelector("caption");
    if (caption) return caption.textContent.trim();
    for (var element = wrap; element; element = element.parentElement) {
      for (var before = element; before; before = before.previousElementSibling) {
        if (/^H[1-6]$/.test(before.tagName)) return before.textContent.replace("¶", "").trim();
      }
    }
    return document.title;
  }

  function openTables() {
    each(".md-typeset__scrollwrap, .mia-scroll", function (wrap) {
      if (wrap.scrollWidth > wrap.clientWidth) {
        wrap.tabIndex = 0;
        wrap.setAttribute("role", "region");
        wrap.setAttribute("aria-label", nameOf(wrap));
      } else {
        ["tabindex", "role", "aria-label"].forEach(function (name) { wrap.removeAttribute(name); });
      }
    });
  }

  /* Few pages compare methods, so what does it is loaded there only. */
  function compare() {
    var place = document.getElementById("mia-compare");
    if (!place) return;
    if (window.miaCompareBegin) {
      window.miaCompareBegin(place);
      return;
    }
    var script = document.createElement("script");
    script.src = place.dataset.script;
    document.head.appendChild(script);
  }

  /* Instant loading would fetch the page again, and take the focus back when the next key has come already. */
  function skip(event) {
    var link = event.target.closest ? event.target.closest(".md-skip") : null;
    var content = link && document.getElementById("mia-content");
    if (!content) return;
    content.focus();
    if (location.protocol === "file:") return; /* nothing is fetched there, and the address may not be set */
    event.preventDefault();
    event.stopPropagation();
    history.replaceState(history.state, "", link.hash);
  }

  function onPage() {
    followLanguage();
    compare();
    nameButtons();
    followFolding();
    requestAnimationFrame(openTables);
  }

  document.addEventListener("change", function (event) {
    if (!event.target.matches(".md-toggle, .md-nav__toggle")) return;
    followFolding();
    if (event.target === drawer && drawer.checked) {
      var first = document.querySelector(".md-sidebar--primary a[href]");
      if (first) first.focus();
    }
  });

  document.addEventListener("keydown", function (event) {
    var label = event.target.closest ? event.target.closest('label[role="button"]') : null;
    if (label && event.key === " ") {
      event.preventDefault();
      label.click();
    } else if (event.key === "Escape" && drawer.checked) {
      drawer.checked = false;
      followFolding();
      if (menu) menu.focus();
    }
  });

  document.addEventListener("click", skip, true);

  narrow.addEventListener("change", followFolding);
  window.addEventListener("resize", openTables);
  document.addEventListener("DOMContentLoaded", function () { window.document$.subscribe(onPage); });
})();
