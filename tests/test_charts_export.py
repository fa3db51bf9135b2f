"""The exporter: what it writes, that it writes the same again, and what it refuses to write."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import subprocess
import sys
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from test_charts_samples import SAMPLES, documents_by_finding, mixed_status, status_by_part, with_attrs

from huitoukan import charts
from huitoukan.problems import InputError

each_chart = pytest.mark.parametrize("name", SAMPLES)


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_four_files_named_after_the_chart_are_written(tmp_path):
    written = charts.export(charts.status_by_part(status_by_part()), tmp_path / "figures")
    assert [path.name for path in written] == [
        f"status-by-part.{end}" for end in ("svg", "png", "csv", "txt")
    ]
    assert sorted(written) == sorted((tmp_path / "figures").iterdir())


@each_chart
def test_the_same_frame_gives_the_same_bytes_again(name, tmp_path):
    draw, make = SAMPLES[name]
    chart = draw(make())
    charts.export(chart, tmp_path / "once")
    charts.export(chart, tmp_path / "twice")
    charts.export(draw(make()), tmp_path / "anew")
    assert digests(tmp_path / "once") == digests(tmp_path / "twice") == digests(tmp_path / "anew")


def test_another_process_gives_the_same_bytes(tmp_path):
    code = (
        "import sys; from test_charts_samples import mixed_status; from huitoukan import charts;"
        "charts.export(charts.status_by_part(mixed_status()), sys.argv[1])"
    )
    for seed in ("1", "2"):
        paths = [str(Path(__file__).parent), str(Path(charts.__file__).parents[2])]
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(paths)}
        subprocess.run([sys.executable, "-c", code, str(tmp_path / seed)], env=environment, check=True)
    assert digests(tmp_path / "1") == digests(tmp_path / "2")


def test_no_version_or_date_of_the_day_is_left_in_the_pictures(tmp_path):
    svg, png, *_ = charts.export(charts.status_by_part(status_by_part()), tmp_path)
    for content in (svg.read_bytes(), png.read_bytes()):
        assert version("matplotlib").encode() not in content
        assert b"Software" not in content and b"dc:date" not in content


def test_words_in_the_svg_are_outlines_and_its_description_is_text(tmp_path):
    chart = charts.status_by_part(status_by_part())
    svg = charts.export(chart, tmp_path)[0].read_text("utf-8")
    assert "<text" not in svg
    assert f"<title>{chart.title}</title>" in svg and "已完成10/10项" in svg


@each_chart
def test_the_png_has_the_pixels_of_its_size_at_200_to_the_inch(name, tmp_path):
    chart = SAMPLES[name][0](SAMPLES[name][1]())
    png = charts.export(chart, tmp_path)[1].read_bytes()
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    assert (width, height) == tuple(int(inches * 200) for inches in chart.figure.get_size_inches())
    assert width == 1228  # 156 mm


def test_a_notebook_shows_the_exported_picture_with_its_description(tmp_path):
    chart = charts.status_by_part(status_by_part())
    png = charts.export(chart, tmp_path)[1].read_bytes()
    bundle, metadata = chart._repr_mimebundle_()
    assert chart._repr_png_() == bundle["image/png"] == png
    assert metadata["image/png"] == {"alt": chart.alt, "width": 614}
    assert bundle["text/plain"] == "<Chart status-by-part>"


def test_the_csv_holds_the_rows_behind_the_figure(tmp_path):
    csv = charts.export(charts.status_by_part(status_by_part()), tmp_path)[2].read_bytes()
    assert csv.startswith(b"\xef\xbb\xbf") and b"\r" not in csv  # what Excel and WPS need to read Chinese
    read = pd.read_csv(BytesIO(csv), encoding="utf-8-sig")
    assert read["n"].tolist() == [10, 6, 3, 1]
    assert read.columns.tolist() == status_by_part().columns.tolist()


def test_the_description_file_ends_with_every_source_and_the_date(tmp_path):
    sources = [f"第{n}个来源,名字写得很长很长很长很长很长很长很长" for n in range(20)]
    chart = charts.status_by_part(with_attrs(status_by_part(), sources=sources, note="口径说明"))
    text = charts.export(chart, tmp_path)[3].read_text("utf-8")
    assert text.startswith(chart.alt)
    assert all(source in text for source in sources)
    assert "截至:2025年5月20日" in text and "口径说明" in text
    assert any("等20项" in line.get_text() for line in chart.figure.texts)


def test_an_address_is_shortened_to_its_site_on_paper_and_whole_in_the_text(tmp_path):
    address = "https://www.example.gov.cn/a/very/long/way/t20250718.htm"
    chart = charts.status_by_part(with_attrs(status_by_part(), sources=["本通报", address]))
    footer = "".join(line.get_text() for line in chart.figure.texts)
    assert "www.example.gov.cn" in footer and "t20250718" not in footer and "全文见同名文本文件" in footer
    assert address in charts.export(chart, tmp_path)[3].read_text("utf-8").splitlines()


def test_every_file_of_synthetic_data_carries_the_mark(tmp_path):
    svg, _, csv, txt = charts.export(charts.status_by_part(mixed_status()), tmp_path)
    for path in (svg, csv, txt):
        assert "示例数据(合成)" in path.read_text("utf-8")
    read = pd.read_csv(csv, encoding="utf-8-sig")
    assert set(read["mark"]) == {"示例数据(合成)"}


def test_a_character_without_a_glyph_is_refused_and_nothing_is_left(tmp_path):
    data = documents_by_finding()
    rare = data.assign(title=data["title"] + "\U0002a6a5")
    rare.attrs = data.attrs
    chart = charts.documents_by_finding(rare)
    with pytest.raises(InputError, match=r"\U0002a6a5\(U\+2A6A5\)"):
        charts.export(chart, tmp_path / "figures")
    assert list(tmp_path.iterdir()) == []


def test_a_size_that_is_no_size_of_the_house_is_refused(tmp_path):
    chart = charts.status_by_part(status_by_part())
    chart.figure.set_size_inches(6, 4)
    with pytest.raises(ValueError, match="no size of the house"):
        charts.export(chart, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("slug", ["", "../up", "a b", "Status", "图"])
def test_a_slug_that_is_no_plain_file_name_is_refused(slug, tmp_path):
    chart = dataclasses.replace(charts.status_by_part(status_by_part()), slug=slug)
    with pytest.raises(ValueError, match="slug"):
        charts.export(chart, tmp_path)


def test_a_file_that_was_there_before_is_replaced(tmp_path):
    (tmp_path / "status-by-part.csv").write_text("old")
    charts.export(charts.status_by_part(status_by_part()), tmp_path)
    assert "old" not in (tmp_path / "status-by-part.csv").read_text("utf-8-sig")
    assert len(list(tmp_path.iterdir())) == 4
