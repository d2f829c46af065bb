"""The head of a page: short descriptions with their date, Open Graph's names of languages, data for search engines."""

from __future__ import annotations

import json

import pytest

from macros.model.portfolio import ADDRESSED
from macros.render.exports import json_v1
from macros.render.shared.dataset import dataset, website
from macros.render.shared.head import LONGEST, head, territory
from macros.render.shared.records import of_record
from macros.render.shared.summary import Summary
from macros.render.words import Words
from tests.render.editions import FRENCH, hostile, portfolio, spoken, view, world

WORLD = portfolio(world())
AS_OF = "As of 1 June 2026"


def test_verdict_comes_first_and_its_date_last() -> None:
    found = head(of_record(view(WORLD), "targets/clean-2025"), "Rivers", spoken("en"), AS_OF)
    assert found.description.startswith("Missed. Reported for 2025: over")
    assert found.description.endswith(f"by 2025. {AS_OF}.")
    assert (found.name, found.title) == ("Half of all rivers", "Half of all rivers · Target, due 2025")


def test_page_without_a_title_is_named_by_the_site() -> None:
    found = head(Summary("", "2 kept."), "Rivers", spoken("en"), AS_OF)
    assert (found.name, found.title, found.description, found.image) == ("Rivers", "", "2 kept.", "Rivers. 2 kept.")


@pytest.mark.parametrize("kind", ADDRESSED)
def test_no_description_is_long_whatever_the_records_say(kind: str) -> None:
    _, records = hostile()
    shown = view(records, languages=FRENCH)
    for id_ in getattr(records, kind):
        found = head(of_record(shown, f"{kind}/{id_}"), "Site", spoken("en"), AS_OF)
        assert 0 < len(found.description) <= LONGEST


@pytest.mark.parametrize(
    ("own", "name"), [({"locale": "en-GB"}, "en_GB"), ({"locale": "vi"}, "vi_VN"), ({"locale": "pt-BR"}, "pt_BR")]
)
def test_language_has_its_land(own: dict[str, str], name: str) -> None:
    assert territory(Words("xx", own)) == name


def test_data_set_says_what_is_known_and_nothing_else() -> None:
    shown = view(WORLD, "vi")
    found = dataset(shown, "clean", of_record(shown, "indicators/clean"), "Rivers", "https://example.org/by")
    assert found["url"] == "https://example.org/rivers/vi/indicators/clean/"
    assert found["identifier"] == "https://example.org/rivers/indicators/clean/"
    assert (found["inLanguage"], found["license"]) == ("vi", "https://example.org/by")
    assert (found["temporalCoverage"], found["dateModified"]) == ("2024-01-01/2025-12-31", "2026-05-20")
    assert found["variableMeasured"]["unitText"] == "phần trăm"
    assert {one["name"]: one.get("datePublished") for one in found["isBasedOn"]} == {
        "Yearbook": "2026-05-31",
        "Le fleuve": None,
    }
    assert [one["contentUrl"].rpartition("/")[2] for one in found["distribution"]] == ["data.csv", "data.json"]
    assert 50 <= len(found["description"]) <= 5000


def test_data_set_without_reports_has_no_dates_and_no_licence_that_nobody_gave() -> None:
    records = world()
    del records["achievements"]["place"]
    shown = view(portfolio(records))
    found = dataset(shown, "place", of_record(shown, "indicators/place"), "Rivers", None)
    assert not {"temporalCoverage", "dateModified", "isBasedOn", "license"} & found.keys()
    assert len(found["description"]) >= 50


def test_site_has_a_name_and_an_address_in_each_language() -> None:
    assert website(view(WORLD, "vi"), "Rivers")["url"] == "https://example.org/rivers/vi/"
    assert website(view(WORLD), "Rivers")["url"] == "https://example.org/rivers/"


def test_data_cannot_end_their_script() -> None:
    _, records = hostile()
    shown = view(records, languages=FRENCH)
    for id_ in records.indicators:
        row = dataset(shown, id_, of_record(shown, f"indicators/{id_}"), "</script><script>", None)
        text = json_v1.dumps(row).decode()
        assert not set("<>&") & set(text)
        assert json.loads(text)["creator"]["name"] == "</script><script>"
