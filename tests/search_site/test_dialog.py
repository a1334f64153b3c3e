"""The search dialog by keyboard and as a screen reader tells of it, on a server and from a file share."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Route
    from playwright.sync_api import Page as Tab

pytestmark = pytest.mark.browser
STRANGE = ["<img src=x onerror=window.hacked=1>", "<b>", "${1}", "__proto__", *"&'\"\\🙂Ǻß\u200bé%+(["]
METHOD = "metoder/regional/traffas-i-team.html"


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, served: tuple[Path, str]) -> str:
    """Where the site is, ending with a slash."""
    return served[1] if request.param == "http" else f"{served[0].as_uri()}/"


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    """A tab in which nothing may go wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    tab.on("dialog", lambda dialog: errors.append(dialog.message))
    yield tab
    assert errors == []
    assert not tab.evaluate("window.hacked")
    context.close()


def ask(tab: Tab, query: str) -> None:
    """Open the dialog with the key, type, and wait until the count has been said."""
    tab.keyboard.press("/")
    tab.wait_for_selector("dialog[open]")
    tab.keyboard.type(query)
    settle(tab)


def settle(tab: Tab) -> None:
    """Wait until the hits are those of what has been typed."""
    tab.wait_for_selector('dialog [aria-busy="false"]', state="attached")
    tab.wait_for_selector("dialog [role=status]:not(:empty)")


def titles(tab: Tab) -> list[str]:
    return tab.locator("dialog .mia-search__title").all_inner_texts()


def test_slash_opens_arrows_choose_enter_opens(tab: Tab, base: str) -> None:
    tab.goto(base + "index.html")
    ask(tab, "resursteam")
    assert "Resursteam i hela Södra" in titles(tab)
    field = tab.get_by_role("combobox")
    assert field.get_attribute("aria-activedescendant") is None
    tab.keyboard.press("ArrowDown")
    chosen = tab.locator(f"#{field.get_attribute('aria-activedescendant')}")
    assert chosen.get_attribute("aria-selected") == "true"
    assert tab.locator('[role="option"][aria-selected="true"]').count() == 1
    address = str(chosen.get_attribute("href"))
    tab.keyboard.press("Enter")
    tab.wait_for_url(address)
    assert tab.locator("dialog[open]").count() == 0
    tab.wait_for_selector("article h1")


def test_roles_names_and_live_count(tab: Tab, base: str) -> None:
    tab.goto(base + METHOD)
    ask(tab, "resursteam")
    assert tab.get_by_role("dialog", name="Sök i kunskapsbanken").is_visible()
    field = tab.get_by_role("combobox", name="Vad letar du efter?")
    assert field.get_attribute("aria-expanded") == "true"
    assert field.get_attribute("aria-controls") == tab.get_by_role("listbox", name="Träffar").get_attribute("id")
    groups = tab.get_by_role("listbox").get_by_role("group")
    assert tab.get_by_role("group", name="Metod", exact=True).get_by_role("option").count() == 1
    assert groups.count() >= 3
    total = int(tab.get_by_role("status").inner_text().split()[0])
    assert tab.get_by_role("status").inner_text().startswith(f"{total} träffar")
    assert tab.get_by_role("link", name=f"Visa alla {total} träffar och filtrera dem").is_visible()


def test_a_count_of_one_and_in_english(tab: Tab, base: str) -> None:
    tab.goto(base + "om-oss.html")
    ask(tab, "busskort")
    assert tab.get_by_role("status").inner_text().startswith("1 träff")
    tab.goto(base + "en/methods/index.html")
    ask(tab, "joint teams")
    assert tab.get_by_role("dialog", name="Search the knowledge base").is_visible()
    assert "hit" in tab.get_by_role("status").inner_text()
    method = tab.get_by_role("option").filter(has_text="Meet the participant in a joint team")
    assert str(method.get_attribute("href")) == base + "en/methods/regional/traffas-i-team.html"
    tab.get_by_role("combobox").fill("multi-agency teams")
    tab.get_by_text("Also showing: myndighetsgemensamt team").wait_for()
    tab.get_by_role("combobox").fill("vandring")
    tab.locator('dialog .mia-search__title[lang="sv"]', has_text="Vandra väg").first.wait_for()


def test_what_was_meant_is_marked_and_said(tab: Tab, base: str) -> None:
    tab.goto(base + "index.html")
    ask(tab, "trening")
    assert "Tolkat som: träning" in tab.get_by_role("status").inner_text()
    term = tab.locator(".mia-search__title", has_text=re.compile("^Arbetsträning$"))
    assert term.locator("mark").all_inner_texts() == ["träning"]
    tab.keyboard.press("Control+k")
    tab.keyboard.type("SIP")
    tab.get_by_text("Visar även: samordnad individuell plan").wait_for()


def test_escape_closes_and_gives_the_focus_back(tab: Tab, base: str) -> None:
    tab.goto(base + METHOD)
    opener = tab.get_by_role("link", name="Sök", exact=True).first
    opener.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector("dialog[open]")
    assert tab.evaluate("document.activeElement.getAttribute('role')") == "combobox"
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    for _ in range(6):  # the focus never lands on the page behind
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    tab.get_by_role("combobox").focus()
    tab.keyboard.press("Escape")
    assert tab.locator("dialog[open]").count() == 0
    assert tab.evaluate("!!document.activeElement.closest('#mia-search')")


def test_a_slash_in_a_field_is_a_slash(tab: Tab, base: str) -> None:
    tab.goto(base + "sok.html")
    tab.fill("#mia-search-field", "")
    tab.focus("#mia-search-field")
    tab.keyboard.press("/")
    assert tab.input_value("#mia-search-field") == "/"
    assert tab.locator("dialog[open]").count() == 0


def test_the_index_is_loaded_when_the_dialog_opens(browser: Browser, served: tuple[Path, str]) -> None:
    context = browser.new_context()
    tab = context.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(served[1] + "index.html")
    tab.wait_for_timeout(300)
    assert not [url for url in asked if "/search/" in url]
    ask(tab, "team")
    assert served[1] + "search/manifest.js" in asked
    context.close()


def test_all_hits_are_one_enter_away(tab: Tab, base: str) -> None:
    tab.goto(base + "index.html")
    ask(tab, "vandring & mer?")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/sok.html?q=vandring*")
    tab.wait_for_selector(".mia-find__hit")
    assert tab.input_value("#mia-search-field") == "vandring & mer?"
    ask(tab, "resursteam")  # from the search page itself
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/sok.html?q=resursteam")
    tab.locator(".mia-find__title", has_text="Resursteam i hela Södra").wait_for()


def test_nothing_found_leads_on(tab: Tab, base: str) -> None:
    tab.goto(base + "index.html")
    ask(tab, "zzqkz")
    tab.get_by_text("Inga träffar").wait_for()
    assert tab.get_by_role("combobox").get_attribute("aria-expanded") == "false"
    link = tab.get_by_role("link", name="skriv det")
    assert str(link.get_attribute("href")).startswith(base)


def test_a_hostile_record_and_hostile_queries_do_nothing(tab: Tab, base: str) -> None:
    tab.goto(base + "index.html")
    ask(tab, "rasande")
    assert any('<img src=x onerror="window.hacked=1">' in title for title in titles(tab))
    assert tab.locator("dialog img, dialog script").count() == 0
    for query in (
        '<img src=x onerror="window.hacked=1">',
        "__proto__ constructor",
        "'\"><script>window.hacked=1</script>",
        "{words}",
    ):
        tab.get_by_role("combobox").fill(query)
        tab.wait_for_timeout(150)
    tab.goto(
        base + "sok.html?q=%3Cimg%20src%3Dx%20onerror%3D%22window.hacked%3D1%22%3E&kind=%3Cb%3E&sort=__proto__&page=-1"
    )
    tab.wait_for_selector(".mia-find__count")
    assert tab.locator("#mia-search-page img, #mia-search-page script").count() == 0


def test_on_a_phone_it_fills_the_screen(browser: Browser, base: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    tab = context.new_page()
    tab.goto(base + METHOD)
    ask(tab, "team")
    box = tab.locator("dialog").bounding_box()
    assert box is not None
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 320, 640)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    assert tab.locator("dialog").evaluate("(one) => one.scrollWidth") <= 320
    context.close()


def test_under_a_policy_that_allows_our_files_only(browser: Browser, served: tuple[Path, str]) -> None:
    """The theme has inline scripts of its own, which such a policy stops; search goes on."""
    context = browser.new_context()
    tab = context.new_page()
    blocked: list[str] = []
    tab.on("console", lambda message: blocked.append(message.text) if "mia-search" in message.text else None)
    tab.goto(served[1] + "strict/index.html")
    tab.keyboard.press("/")
    tab.get_by_role("combobox").fill("resursteam")
    tab.locator(".mia-search__title", has_text="Resursteam i hela Södra").wait_for()
    tab.goto(served[1] + "strict/sok.html?q=resursteam&kind=practice")
    tab.locator(".mia-find__title", has_text="Resursteam i hela Södra").wait_for()
    assert blocked == []
    context.close()


def test_instant_loading_keeps_one_dialog_that_knows_its_way(tab: Tab, served: tuple[Path, str]) -> None:
    base = served[1]
    tab.goto(base + "lardomar/index.html")
    tab.evaluate("window.stillHere = true")
    tab.wait_for_timeout(500)  # the sitemap is fetched in the background
    ask(tab, "resursteam")
    tab.locator("dialog .mia-search__hit", has_text="Resursteam i hela Södra").click()
    tab.wait_for_url("**/tillampningar/sodra/resursteam.html")
    tab.locator("article h1", has_text="Resursteam").wait_for()
    assert tab.evaluate("window.stillHere"), "the document was not loaded anew"
    tab.evaluate("document.activeElement.blur()")
    tab.keyboard.press("/")
    tab.get_by_role("combobox").fill("bjud in vården")
    tab.locator("dialog .mia-search__hit", has_text="Bjud in vården").wait_for()
    assert tab.locator("dialog.mia-search").count() == 1
    tab.get_by_role("link", name="Visa alla").click()
    tab.locator(".mia-find__title", has_text="Bjud in vården").wait_for()
    assert tab.evaluate("window.stillHere")
    tab.go_back()
    tab.locator("article h1", has_text="Resursteam").wait_for()


def test_what_is_typed_while_the_words_are_loaded_counts(browser: Browser, served: tuple[Path, str]) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(served[1] + "index.html")

    def slowly(route: Route) -> None:
        tab.wait_for_timeout(400)
        route.continue_()

    tab.route("**/search/labels.js", slowly)
    tab.keyboard.press("/")
    tab.keyboard.type("resursteam")
    tab.locator(".mia-search__title", has_text="Resursteam i hela Södra").wait_for()
    context.close()


def test_a_part_that_cannot_be_loaded_is_told_and_tried_again(browser: Browser, served: tuple[Path, str]) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.route("**/search/keys-*.js*", lambda route: route.abort())
    tab.goto(served[1] + "index.html")
    tab.keyboard.press("/")
    tab.get_by_role("combobox").fill("resursteam")
    alert = tab.get_by_role("dialog").get_by_role("alert")
    alert.wait_for()
    assert alert.inner_text().startswith("Sökregistret gick inte att läsa in.")
    assert str(alert.get_by_role("link").get_attribute("href")).endswith("hitta/index.html")
    tab.unroute("**/search/keys-*.js*")
    tab.keyboard.type(" ")
    tab.locator(".mia-search__title", has_text="Resursteam i hela Södra").wait_for()
    assert alert.count() == 0
    context.close()


def test_an_answer_that_is_no_script_of_ours_is_a_failure(browser: Browser, served: tuple[Path, str]) -> None:
    """A server that answers everything with a page of its own leaves nobody waiting."""
    context = browser.new_context()
    tab = context.new_page()
    tab.route(
        "**/search/manifest.js*", lambda route: route.fulfill(body="window.other = 1", content_type="text/javascript")
    )
    tab.goto(served[1] + "index.html")
    tab.keyboard.press("/")
    tab.get_by_role("combobox").fill("resursteam")
    tab.get_by_role("dialog").get_by_role("alert").wait_for()
    context.close()


def test_whatever_is_typed_has_an_answer(tab: Tab, served: tuple[Path, str]) -> None:
    tab.goto(served[0].as_uri() + "/index.html")
    ask(tab, "team")
    chance = random.Random(5)  # noqa: S311 - inputs, not secrets
    for _ in range(40):
        typed = "".join(chance.choices([*STRANGE, " team ", "vandring"], k=chance.randrange(1, 9)))
        tab.get_by_role("combobox").fill(typed)
        tab.wait_for_timeout(70)
        settle_or_hint(tab)
        assert tab.locator("dialog img, dialog script, dialog b").count() == 0
    for query in ("arbetsträning", "busskorten", "SIP"):
        tab.get_by_role("combobox").fill(query)
        tab.wait_for_timeout(70)
        settle(tab)
        assert titles(tab), query


def settle_or_hint(tab: Tab) -> None:
    """Wait for the answer: a count, or how to search where nothing was typed."""
    tab.wait_for_selector('dialog [aria-busy="false"]', state="attached")
    assert tab.get_by_role("dialog").get_by_role("alert").count() == 0


def test_an_inflected_compound_is_marked_whole(tab: Tab, base: str) -> None:
    tab.goto(base + "index.html")
    ask(tab, "bussbiljett")
    hit = tab.get_by_role("option").filter(has_text="Köp bussbiljetten åt deltagaren").first
    assert hit.locator(".mia-search__title mark").all_inner_texts() == ["bussbiljetten"]
