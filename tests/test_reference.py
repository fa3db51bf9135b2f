"""The reference data against totals worked out by hand, and the loader against faulty files."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from huitoukan import paths
from huitoukan.problems import InputError
from huitoukan.reference import TABLES, Reference, load


@pytest.fixture(scope="module")
def data() -> Reference:
    return load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(paths.REFERENCE, tmp_path / "reference"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# the figures


def test_there_are_69_communities_in_ten_streets_with_the_counts_of_the_code_list(data: Reference) -> None:
    counted = data.communities.groupby("street").size().to_dict()
    assert counted == {
        **{"鼓东": 5, "鼓西": 6, "温泉": 7, "东街": 4, "南街": 6},
        **{"安泰": 4, "华大": 9, "水部": 5, "五凤": 11, "洪山": 12},
    }
    assert counted == dict(zip(data.streets["short"], data.streets["communities"], strict=True))
    assert sum(counted.values()) == 69 == data.denominator("communities").value
    assert len(data.streets) == 10 == data.denominator("streets").value


def test_every_community_has_its_own_code_that_begins_with_the_code_of_its_street(data: Reference) -> None:
    communities = data.communities
    assert communities["code"].is_unique and communities["code"].str.fullmatch(r"350102\d{6}").all()
    assert (communities["code"].str[:9] == communities["street_code"]).all()
    streets = dict(zip(data.streets["short"], data.streets["code"], strict=True))
    assert (communities["street"].map(streets) == communities["street_code"]).all()


def test_no_two_communities_bear_the_same_name(data: Reference) -> None:
    assert data.communities["short"].is_unique
    assert (data.communities["short"] + "社区" == data.communities["name"]).all()


def test_households_of_the_streets_add_up_and_their_shares_to_one(data: Reference) -> None:
    households = data.streets["households_2020"]
    assert households.sum() == 204_323 == data.denominator("ordinary_dwelling_households").value
    assert data.streets["households_share"].sum() == pytest.approx(1, abs=0.0005)
    assert (households / 204_323 - data.streets["households_share"]).abs().max() < 0.00005 + 1e-9


def test_no_two_streets_share_a_tile(data: Reference) -> None:
    assert not data.streets.duplicated(["tile_row", "tile_col"]).any()
    assert data.streets["note"].str.contains("示意").all()


def test_persons_in_households_and_the_age_groups_add_up_to_the_residents(data: Reference) -> None:
    value = {id: data.denominator(id).value or 0 for id in data.denominators["id"]}
    assert value["family_persons"] + value["collective_persons"] == 577_229 + 91_861 == 669_090
    assert value["age_0_14"] + value["age_15_59"] + value["age_60_plus"] == 669_090 == value["residents"]
    assert value["age_65_plus"] < value["age_60_plus"]
    assert value["residents"] / value["residents_2010"] - 1 == pytest.approx(-0.0271, abs=0.00005)


def test_conflicting_counts_of_studios_are_all_kept_and_say_so(data: Reference) -> None:
    studios = [data.denominator(f"studios_2021_{when}") for when in ("09", "planned", "11")]
    assert [studio.value for studio in studios] == [55, 58, 56]
    assert "不一致" in str(studios[0].note) and "不一致" in str(studios[2].note)


def test_the_number_of_galleries_is_unknown_not_zero(data: Reference) -> None:
    assert data.denominator("galleries").value is None


def test_the_baseline_keeps_the_rounding_of_its_words(data: Reference) -> None:
    lines = data.baseline.set_index("id")[["value", "qualifier", "low", "high", "unit", "every"]]
    assert lines.loc["events_2021"].tolist() == [100, "over", 101, 199, "场", "P1Y"]
    assert lines.loc["attendances_2021"].tolist() == [100_000, "rounded", 95_000, 105_000, "人次", "P1Y"]
    assert data.baseline[["since", "until"]].isna().all(axis=None)


def test_stated_rates_of_the_peers_are_completed_over_findings(data: Reference) -> None:
    stated = data.peers.dropna(subset="rate_stated").set_index("id")
    assert stated["rate_stated"].to_dict() == {"wucheng_wenlv_2023": 0.76, "kunming_district_2023": 0.9871}
    assert (stated["completed"] / stated["findings"] - stated["rate_stated"]).abs().max() <= 0.00005


@pytest.mark.parametrize(
    ("id", "percent"),
    {
        "qingshen_kexie_2025": 100,
        "zhenan_2019": 96.3,
        "haidong_2019": 46.2,
        "fuzhou_kexie_2024_b": 91.7,
    }.items(),
)
def test_rates_that_no_page_states_follow_from_the_counts(data: Reference, id: str, percent: float) -> None:
    peer = data.peers.set_index("id").loc[id]
    assert pd.isna(peer["rate_stated"])
    assert peer["completed"] / peer["findings"] * 100 == pytest.approx(percent, abs=0.05)


def test_no_peer_completed_more_than_was_found(data: Reference) -> None:
    parts = ["completed", "basically_completed", "in_progress", "not_completed"]
    whole = data.peers.dropna(subset="findings")
    assert (whole[parts].fillna(0).sum(axis="columns") <= whole["findings"]).all()
    kunming = data.peers.set_index("id").loc["kunming_district_2023"]
    assert kunming[parts].sum() == 688 + 4 + 5 == 697 == kunming["findings"]


@pytest.mark.parametrize(
    ("id", "ratio"), [("longyan_kexie_2020", 2.6), ("qingshen_kexie_2025", 4.4), ("yancheng_kexie_2019", 7.4)]
)
def test_measures_per_finding_are_as_published(data: Reference, id: str, ratio: float) -> None:
    peer = data.peers.set_index("id").loc[id]
    assert peer["measures"] / peer["findings"] == pytest.approx(ratio, abs=0.05)


@pytest.mark.parametrize(
    ("until", "days", "expected"),
    [
        ("published_on", "feedback_to_published_days", {"longyan": 199, "wucheng": 107, "changle": 308}),
        ("plan_on", "feedback_to_plan_days", {"longyan": 18, "qingshen": 26}),
    ],
)
def test_durations_of_the_peers_are_the_days_between_their_dates(
    data: Reference, until: str, days: str, expected: dict[str, int]
) -> None:
    known = data.peers.dropna(subset=days)
    gone = (pd.to_datetime(known[until]) - pd.to_datetime(known["feedback_on"])).dt.days
    assert gone.tolist() == known[days].tolist()
    assert dict(zip(known["id"].str.split("_").str[0], known[days], strict=True)) == expected


def test_national_means_per_event_are_attendances_over_times(data: Reference) -> None:
    counted = data.national.dropna(subset=["times", "attendances"]).set_index("id")
    assert (counted["attendances"] / counted["times"]).round().astype(int).to_dict() == {
        **{"lectures_2020": 1917, "exhibitions_2020": 2906, "contests_2020": 6525},
        **{"lectures_2021": 3256, "exhibitions_2021": 2036, "contests_2021": 19728},
        **{"science_week_2021": 5314},
    }


def test_lectures_per_ten_thousand_inhabitants_follow_from_the_national_population(data: Reference) -> None:
    lectures = data.national.set_index("id")["times"]
    people = data.denominator("national_residents").value or 0
    assert lectures["lectures_2020"] / people * 10_000 == pytest.approx(6.0, abs=0.05)
    assert lectures["lectures_2021"] / people * 10_000 == pytest.approx(7.35, abs=0.005)


def test_national_rates_and_money_are_in_the_units_they_claim(data: Reference) -> None:
    value = data.national.set_index("id")["value"]
    assert value["funds_raised_2024"] / value["funds_raised_2023"] - 1 == pytest.approx(0.0332, abs=0.00005)
    assert value["funds_raised_2023"] / value["funds_raised_2022"] - 1 == pytest.approx(0.1260, abs=0.00005)
    assert value["funds_per_head_2023"] - value["funds_per_head_2022"] == pytest.approx(0.46)
    assert data.national.query("unit == '%'")["value"].between(0, 1).all()
    assert value["literacy_2024"] == 0.1537


def test_attendance_ratios_are_attendances_over_people(data: Reference) -> None:
    contests = data.attendance_ratios
    assert contests["ratio"].tolist() == [11.2, 28.0, 8.1]
    assert (contests["attendances"] / contests["people"]).round(1).tolist() == [11.2, 28.0, 8.1]


# every line


def test_every_line_has_an_address_and_a_year(data: Reference) -> None:
    sources = data.sources
    assert len(sources) == sum(len(getattr(data, table)) for table in TABLES) == 146
    assert sources["source"].str.fullmatch(r"https?://\S+").all()
    assert sources["as_of"].str.fullmatch(r"20\d\d(-\d\d){0,2}").all()


def test_every_source_is_of_a_known_kind(data: Reference) -> None:
    for table in TABLES:
        kinds = getattr(data, table).get("source_kind", pd.Series(dtype="string"))
        assert set(kinds) <= {"official", "news", "mirror", "code_list", "derived"}


def test_no_telephone_number_and_no_mail_address_lies_in_any_words(data: Reference) -> None:
    private = re.compile(r"\d{7,}|\d{3,4}-\d{7,8}|[\w.]+@[\w.]+")
    for table in TABLES:
        frame = getattr(data, table)
        words = [
            name for name in frame.select_dtypes("string") if name not in ("source", "code", "street_code")
        ]
        for name in words:
            assert not frame[name].str.contains(private).fillna(False).any(), f"{table}.{name}"


def test_columns_are_typed_as_declared(data: Reference) -> None:
    used = {str(dtype) for table in TABLES for dtype in getattr(data, table).dtypes}
    assert used == {"string", "Int64", "Float64"}
    assert data.streets["households_2020"].dtype == "Int64"
    assert data.streets.index.tolist() == list(range(2, 12))


# looking up


@pytest.mark.parametrize(
    "place", ["东街军门", "华大屏山", "鼓西陆庄", "鼓东树兜", "水部闽都", "五凤白龙", "洪山大凰山"]
)
def test_the_communities_a_notice_names_are_found_however_they_are_written(
    data: Reference, place: str
) -> None:
    street, name = data.find_street(place[:2]), place[2:]
    assert street is not None
    for written in (name, f"{name}社区", f" {name} 社区", place, f"{street.name}{name}社区"):
        found = data.find_community(written)
        assert found is not None and (found.name, found.street) == (f"{name}社区", street.short)


@pytest.mark.parametrize("name", ["南街", "水部", "五凤"])
def test_the_streets_a_notice_names_are_found_with_and_without_街道(data: Reference, name: str) -> None:
    place = data.find_street(name)
    assert place is not None and place.name == f"{name}街道"
    assert place == data.find_street(f"{name}街道")


def test_the_town_is_found_as_a_town_and_not_as_a_community(data: Reference) -> None:
    town = data.find_street("洪山镇")
    assert town is not None and town.code == "350102100" and town == data.find_street("洪山")
    assert data.find_community("洪山镇") is None


@pytest.mark.parametrize("text", ["", "社区", "鼓楼", "不存在社区", "水部军门社区"])
def test_a_place_that_is_no_community_here_is_none(data: Reference, text: str) -> None:
    assert data.find_community(text) is None


def test_an_unknown_denominator_is_refused_with_the_known_ones(data: Reference) -> None:
    with pytest.raises(InputError, match="residents、"):
        data.denominator("inhabitants")


def test_the_default_folder_is_read_once(data: Reference) -> None:
    assert load() is data


# files that are not as they should be


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "peers.csv").unlink()
    with pytest.raises(InputError, match=r"peers\.csv.*没有这个文件"):
        load(folder)


def test_all_faulty_cells_of_all_files_are_listed_with_row_and_column(folder: Path) -> None:
    edit(folder / "streets.csv", "14680", "一万多")
    edit(folder / "attendance_ratios.csv", "140600", "140600.5")
    edit(folder / "denominators.csv", "age_0_14,", "residents,")
    edit(folder / "communities.csv", "中山社区", "")
    with pytest.raises(InputError) as caught:
        load(folder)
    assert [(found.sheet, found.row, found.column, found.value) for found in caught.value.problems] == [
        ("denominators.csv", 4, "id", "residents"),
        ("streets.csv", 2, "households_2020", "一万多"),
        ("communities.csv", 2, "name", None),
        ("attendance_ratios.csv", 2, "people", "140600.5"),
    ]
    assert all(found.remedy for found in caught.value.problems)


def test_a_line_with_a_cell_too_many_is_named(folder: Path) -> None:
    edit(folder / "streets.csv", "鼓西街道", "鼓西,街道")
    with pytest.raises(InputError, match=r"streets\.csv 第3行"):
        load(folder)


def test_a_changed_heading_is_refused_with_the_right_one(folder: Path) -> None:
    edit(folder / "baseline.csv", "qualifier", "about")
    with pytest.raises(InputError, match="qualifier"):
        load(folder)


def test_a_file_in_another_encoding_is_refused(folder: Path) -> None:
    text = (folder / "streets.csv").read_text(encoding="utf-8")
    (folder / "streets.csv").write_text(text, encoding="gb18030")
    with pytest.raises(InputError, match=r"streets\.csv.*UTF-8"):
        load(folder)


def test_a_byte_order_mark_of_a_spreadsheet_program_does_no_harm(folder: Path) -> None:
    edit(folder / "streets.csv", "code", "\ufeffcode")
    assert load(folder).streets.equals(load().streets)
