"""The lock file, and what must be read again when the text of a law changes."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import TODAY

from generator.cli import routemap
from generator.jsonfile import BrokenFile
from generator.lock import Seal, changes, fingerprint, read_lock, seal, write_lock
from generator.pipeline import Checked, check_project, renderer_for
from generator.project import Project

REVIEW = "《信访工作条例》第三十五条"


def _run(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(routemap, ["-C", str(project.root), *arguments], env={"ROUTEMAP_TODAY": str(TODAY)})


def _checked(project: Project) -> Checked:
    return check_project(project, TODAY)


def _rewrite(project: Project, article: str, text: str | None) -> None:
    """Another text of an article of the small guide's only law; None takes the article away."""
    assert project.statutes
    file = project.statutes / "xinfang-gongzuo-tiaoli.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    data["articles"] = [
        {"no": row["no"], "text": text if row["no"] == article else row["text"]}
        for row in data["articles"]
        if row["no"] != article or text is not None
    ]
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


@pytest.fixture
def sealed(project: Project) -> Project:
    """A project whose citations are in the lock file."""
    assert _run(project, "check", "--lock").exit_code == 0
    return project


def test_a_lock_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    seals = {"《乙法》第二条": Seal("b" * 20, date(2026, 1, 2)), "《甲法》第一条": Seal("a" * 20, date(2026, 1, 1))}
    write_lock(tmp_path / "lock.json", seals)
    assert read_lock(tmp_path / "lock.json") == seals
    assert json.loads((tmp_path / "lock.json").read_text(encoding="utf-8"))["format"] == "routemap-lock-1"
    assert [path.name for path in tmp_path.iterdir()] == ["lock.json"]


def test_each_citation_has_its_line(sealed: Project) -> None:
    lines = sealed.lock.read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if "《" in line]
    assert rows == sorted(rows)
    assert len(rows) == len(read_lock(sealed.lock)) == len(lines) - 5


@pytest.mark.parametrize(
    ("text", "trouble", "line"),
    [
        ("", "not-json", 1), ("{", "not-json", 1), ("\udcff", "not-json", 1), ("[" * 100_000, "not-json", 1),
        ('{\n  "format": "routemap-lock-1",\n<<<<<<< HEAD\n  "citations": {}\n}', "not-json", 3),
        ('{"n": ' + "9" * 5000 + "}", "not-json", 1),
        ("[]", "shape", 1), ("null", "shape", 1), ('"x"', "shape", 1), ("7", "shape", 1), ("{}", "shape", 1),
        ('{"citations": {}}', "shape", 1), ('{"format": "routemap-lock-9", "citations": {}}', "shape", 1),
        *((f'{{"format": "routemap-lock-1", "citations": {part}}}', "shape", 1) for part in (
            "[]", "3", '{"a": 1}', '{"a": []}', '{"a": ["x", "gestern"]}', '{"a": ["x", 3]}', '{"a": null}',
        )),
    ],
)  # fmt: skip
def test_a_broken_lock_file_is_refused_with_its_place(tmp_path: Path, text: str, trouble: str, line: int) -> None:
    (tmp_path / "lock.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(BrokenFile) as caught:
        read_lock(tmp_path / "lock.json")
    assert (caught.value.trouble, caught.value.line) == (trouble, line)


def test_no_lock_file_is_no_seal_but_a_folder_is_a_mistake(tmp_path: Path) -> None:
    assert read_lock(tmp_path / "nowhere.json") == {}
    with pytest.raises(BrokenFile):
        read_lock(tmp_path)


def test_nothing_is_compared_or_sealed_over_a_broken_lock_file(sealed: Project) -> None:
    """With the mark of a merge in it, a changed law must not look as if nothing had happened."""
    _rewrite(sealed, "35", "信访人不服的，可以自收到书面答复之日起30日内请求复查。收到复查请求之日起30日内提出复查意见。")
    lines = sealed.lock.read_text(encoding="utf-8").splitlines()
    broken = "\n".join([*lines[:4], "<<<<<<< HEAD", *lines[4:]])
    sealed.lock.write_text(broken, encoding="utf-8")
    (told,) = json.loads(_run(sealed, "check", "-f", "json").output)
    assert (told["id"], told["line"], told["column"]) == ("broken-lock", 5, 1)
    for arguments in (["check"], ["check", "--lock"], ["impact"], ["impact", "--accept"], ["build"]):
        result = _run(sealed, *arguments)
        assert result.exit_code == 1, arguments
        assert "routemap.lock.json:5:1: error: 锁文件写坏了" in result.output, arguments
        assert "5 | <<<<<<< HEAD" in result.output
    assert sealed.lock.read_text(encoding="utf-8") == broken


def test_spaces_do_not_change_a_fingerprint() -> None:
    assert fingerprint("自 收到\n之日") == fingerprint("自收到之日") != fingerprint("自收到次日")


def test_sealing_again_on_another_day_keeps_the_day(sealed: Project) -> None:
    before = read_lock(sealed.lock)
    later = check_project(sealed, date(2027, 3, 1))
    assert seal(later.context, later.seals) == before
    assert {entry.on for entry in before.values()} == {TODAY}


def test_a_changed_article_names_every_place_and_ends_with_1(sealed: Project) -> None:
    _rewrite(sealed, "35", "信访人不服的，可以自收到书面答复之日起30日内请求复查。收到复查请求之日起30日内提出复查意见。")
    result = _run(sealed, "impact")
    assert result.exit_code == 1, result.output
    assert f"{REVIEW}：2026-11-22 核对过，现在的文字不同" in result.output
    lines = (sealed.routes / "procedures" / "petition.yaml").read_text(encoding="utf-8").splitlines()
    cited = [number for number, line in enumerate(lines, start=1) if REVIEW in line]
    told = [line for line in result.output.splitlines() if line.endswith("  procedures/petition")]
    assert [int(line.split(":")[1]) for line in told] == cited
    assert "  documents/opinion" in result.output
    assert result.output.count("核对过") == 1
    assert "1 处要重读" in result.output


def test_an_article_that_is_gone_is_said_to_be_gone(sealed: Project) -> None:
    _rewrite(sealed, "36", None)
    result = _run(sealed, "impact")
    assert result.exit_code == 1
    assert "《信访工作条例》第三十六条第三款：2026-11-22 核对过，现在没有这一处了" in result.output


def test_nothing_changed_ends_with_0(sealed: Project) -> None:
    result = _run(sealed, "impact")
    assert result.exit_code == 0
    assert "0 处要重读" in result.output


def test_a_changed_paragraph_does_not_touch_its_neighbours(sealed: Project) -> None:
    _rewrite(sealed, "17", "公民、法人或者其他组织可以采用走访等形式反映情况。\n第二款不一样了。")
    found = changes(_checked(sealed).context, read_lock(sealed.lock))
    assert [change.citation for change in found] == ["《信访工作条例》第十七条第一款"]
    first = "公民、法人或者其他组织可以采用信息网络、书信、电话、传真、走访等形式，向各级机关、单位反映情况。"
    _rewrite(sealed, "17", f"{first}\n另一款。")
    assert changes(_checked(sealed).context, read_lock(sealed.lock)) == []


def test_accepting_writes_the_new_words_and_the_day(sealed: Project) -> None:
    before = read_lock(sealed.lock)
    _rewrite(sealed, "35", "自收到书面答复之日起30日内请求复查；自收到复查请求之日起30日内提出复查意见，书面答复。")
    assert _run(sealed, "check", "--lock").exit_code == 1
    assert read_lock(sealed.lock) == before, "checking alone accepts nothing"
    result = _run(sealed, "impact", "--accept")
    assert result.exit_code == 0
    assert "1 处按现在的条文记入锁文件" in result.output
    assert read_lock(sealed.lock)[REVIEW] != before[REVIEW]
    assert _run(sealed, "impact").exit_code == 0


def test_changed_words_count_as_unverified_until_they_are_accepted(sealed: Project) -> None:
    def verified() -> bool:
        checked = _checked(sealed)
        citation = next(c for c in checked.guide.procedures["petition"].steps[2].clocks[0].basis)
        return renderer_for(sealed, checked, "public").settings.verify(citation).verified

    assert verified()
    _rewrite(sealed, "35", "自收到书面答复之日起30日内请求复查；自收到复查请求之日起30日内提出复查意见，书面答复。")
    assert not verified()
    _run(sealed, "impact", "--accept")
    assert verified()


def test_who_cites_a_law_and_an_article(sealed: Project) -> None:
    whole = _run(sealed, "impact", "信访工作条例")
    assert whole.exit_code == 0
    assert "routes/matters/street-light.yaml" in whole.output
    one = _run(sealed, "impact", "xinfang-gongzuo-tiaoli", "20")
    lines = (sealed.routes / "matters" / "street-light.yaml").read_text(encoding="utf-8").splitlines()
    number = next(number for number, line in enumerate(lines, start=1) if "第二十条第三款" in line)
    column = lines[number - 1].index("《信访工作条例》第二十条第三款") + 1
    assert one.output.splitlines() == [f"routes/matters/street-light.yaml:{number}:{column}  第二十条第三款"]
    near = _run(sealed, "impact", "信访条例")
    assert "是不是「信访工作条例」" in near.output
    assert _run(sealed, "impact", "《信访工作条例》").output == whole.output
    unknown = _run(sealed, "impact", "没有的法")
    assert unknown.exit_code == 2
    assert "没有的法" in unknown.output


@pytest.mark.parametrize("article", ["34", "34条", "三十四", "第三十四条", "第34条", "３４", "第 34 条"])
def test_an_article_is_named_as_one_likes(sealed: Project, article: str) -> None:
    result = _run(sealed, "impact", "信访工作条例", article)
    assert result.exit_code == 0
    assert {line.split("  ")[1] for line in result.output.splitlines()} == {"第三十四条"}


@pytest.mark.parametrize("article", ["10-1", "十之一", "第十条之一"])
def test_an_inserted_article_is_named_as_one_likes(sealed: Project, article: str) -> None:
    result = _run(sealed, "impact", "信访工作条例", article)
    assert result.exit_code == 2
    assert f"没有{article}这一条" in result.output


@pytest.mark.parametrize("article", ["9999", "第九百条", "x", "第", "0", "-1", "三十四条一", "第三十四条第一款"])
def test_an_article_that_is_none_is_wrong_usage(sealed: Project, article: str) -> None:
    result = _run(sealed, "impact", "--", "信访工作条例", article)
    assert result.exit_code == 2
    assert article in result.output


def test_an_article_that_nobody_cites(sealed: Project) -> None:
    assert sealed.statutes
    file = sealed.statutes / "xinfang-gongzuo-tiaoli.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    data["articles"].append({"no": "49", "text": "别的。"})
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    result = _run(sealed, "impact", "信访工作条例", "49")
    assert (result.exit_code, result.output) == (0, "没有地方引用《信访工作条例》49\n")


def test_an_article_that_is_gone_is_still_found_where_it_is_cited(sealed: Project) -> None:
    _rewrite(sealed, "36", None)
    result = _run(sealed, "impact", "信访工作条例", "36")
    assert result.exit_code == 0
    assert "第三十六条第三款" in result.output


def test_without_statutes_nothing_can_be_compared(sealed: Project) -> None:
    (sealed.root / "routemap.toml").write_text("")
    result = _run(sealed, "impact")
    assert result.exit_code == 1
    assert "没有核对库" in result.output
    before = read_lock(sealed.lock)
    _run(sealed, "check", "--lock")
    assert read_lock(sealed.lock) == before


def test_the_check_tells_of_a_law_that_changed(sealed: Project) -> None:
    """Once a law, where it is cited, and until it was read again."""
    _rewrite(sealed, "35", "自收到书面答复之日起30日内请求复查；自收到复查请求之日起30日内提出复查意见，书面答复。")
    told = [(problem.id, problem.what) for problem in _checked(sealed).problems]
    assert [problem for problem, _ in told] == ["law-changed"]
    assert "信访工作条例" in told[0][1]
    assert _run(sealed, "check").exit_code == 1
    assert _run(sealed, "impact", "--accept").exit_code == 0
    assert _checked(sealed).problems == ()


def test_what_has_become_wrong_is_not_accepted(sealed: Project) -> None:
    before = sealed.lock.read_bytes()
    _rewrite(sealed, "34", "应当自受理之日起九十日内办结")
    result = _run(sealed, "impact", "--accept")
    assert result.exit_code == 1
    assert "number-not-in-article" in result.output
    assert sealed.lock.read_bytes() == before


def test_a_folder_of_statutes_that_is_not_there_is_named(sealed: Project) -> None:
    (sealed.root / "routemap.toml").write_text('statutes = "nowhere"\n', encoding="utf-8")
    told = _run(sealed, "check")
    assert told.exit_code == 0
    assert str(sealed.root / "nowhere") in told.output
