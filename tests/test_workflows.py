"""The files of .github/: valid, pinned, with least rights, and silent under the strictest linter."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

# The linters are programs of their own, seconds to start.
pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").iterdir())
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").iterdir() if path.name != "config.yml")
TOOLS = Path(sys.executable).parent

SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "vendor.dependabot": [GITHUB / "dependabot.yml"],
    "vendor.github-issue-forms": FORMS,
    "vendor.github-issue-config": [GITHUB / "ISSUE_TEMPLATE" / "config.yml"],
}

GOOD = """\
name: good
on:
  pull_request:
permissions: {}
concurrency:
  group: good-${{ github.ref }}
  cancel-in-progress: true
jobs:
  build:
    name: Build
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - run: make site
"""

# name of the zizmor rule -> what to replace in GOOD, and by what
FAULTS = {
    "unpinned-uses": ("3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "v7"),
    "artipacked": ("persist-credentials: false", "persist-credentials: true"),
    "dangerous-triggers": ("pull_request:", "pull_request_target:"),
    "template-injection": ("run: make site", "run: echo '${{ github.event.pull_request.title }}'"),
    "excessive-permissions": ("permissions: {}", "permissions: write-all"),
}

# a fault that the schema finds -> what to replace in GOOD, and by what
MISTAKES = {
    "a misspelt key": ("runs-on:", "run-on:"),
    "an unknown right": ("contents: read", "content: read"),
}


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    """Audit the workflows below `folder` as the auditor persona, without the network."""
    command = [str(TOOLS / "zizmor"), "--offline", "--color=never", "--persona", "auditor", "--strict-collection"]
    return subprocess.run([*command, str(folder)], check=False, capture_output=True, text=True)


def check_schema(schema: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    """Check files against a schema that check-jsonschema carries with it."""
    command = [str(TOOLS / "check-jsonschema"), "--builtin-schema", schema]
    return subprocess.run([*command, *map(str, paths)], check=False, capture_output=True, text=True)


def written(folder: Path, old: str, new: str) -> Path:
    """Write GOOD with one change as a workflow below `folder` and return its path."""
    assert old in GOOD
    path = folder / ".github" / "workflows" / "sample.yml"
    path.parent.mkdir(parents=True)
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    return path


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every job of every workflow with the name `file:job`."""
    for path in WORKFLOWS:
        for name, job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items():
            yield f"{path.name}:{name}", job


JOBS = dict(jobs())
USES = [
    pytest.param(line.strip(), id=f"{path.name}:{number}")
    for path in WORKFLOWS
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    if re.search(r"\buses:", line)
]


def test_zizmor_finds_nothing() -> None:
    done = zizmor(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout
    for path in [*WORKFLOWS, GITHUB / "dependabot.yml"]:
        assert f"completed {path}" in done.stderr


def test_zizmor_accepts_the_good_sample(tmp_path: Path) -> None:
    written(tmp_path, "", "")
    done = zizmor(tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("rule", FAULTS)
def test_zizmor_finds_a_bad_workflow(rule: str, tmp_path: Path) -> None:
    written(tmp_path, *FAULTS[rule])
    done = zizmor(tmp_path)
    assert done.returncode != 0
    assert f"[{rule}]" in done.stdout


@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_fit_their_schema(schema: str) -> None:
    assert SCHEMAS[schema]
    done = check_schema(schema, *SCHEMAS[schema])
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("mistake", MISTAKES)
def test_schema_finds_a_bad_workflow(mistake: str, tmp_path: Path) -> None:
    path = written(tmp_path, *MISTAKES[mistake])
    assert check_schema("vendor.github-workflows", path).returncode == 1


@pytest.mark.parametrize("use", USES)
def test_action_is_pinned_by_hash_and_says_its_version(use: str) -> None:
    assert re.fullmatch(r"(- )?uses: [\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+(\.\d+){0,2}", use)


@pytest.mark.parametrize("name", JOBS)
def test_job_states_its_time_limit_and_its_rights(name: str) -> None:
    assert isinstance(JOBS[name].get("timeout-minutes"), int)
    assert isinstance(JOBS[name].get("permissions"), dict)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflow_has_no_rights_of_its_own_and_no_secrets(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert yaml.safe_load(text)["permissions"] == {}
    assert "secrets." not in text


BUILDING = [path for path in WORKFLOWS if path.name not in ("from-issue.yml", "dead-sources.yml")]


@pytest.mark.parametrize("path", BUILDING, ids=lambda path: path.name)
def test_workflow_builds_as_of_today_in_the_time_zone_of_the_site(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(re.findall(r"^  SITE_TIME_ZONE: \S+$", text, re.MULTILINE)) == 1
    assert 'make site AS_OF="$(TZ="$SITE_TIME_ZONE" date +%F)"' in text


@pytest.mark.parametrize(
    ("job", "action"), [("publish.yml:build", "actions/cache"), ("check.yml:preview", "actions/cache/restore")]
)
def test_site_is_built_with_the_whole_cache_and_only_main_writes_it(job: str, action: str) -> None:
    steps = JOBS[job]["steps"]
    (cache,) = (at for at, step in enumerate(steps) if step.get("uses", "").startswith("actions/cache"))
    (build,) = (at for at, step in enumerate(steps) if step.get("run", "").startswith("make site"))
    assert cache < build
    assert steps[cache]["uses"].partition("@")[0] == action
    assert steps[cache]["with"]["path"] == ".cache"
    prefixes = steps[cache]["with"]["restore-keys"].splitlines()
    assert steps[cache]["with"]["key"] == prefixes[0] + "${{ github.sha }}"
    assert all(prefixes[0].startswith(prefix) for prefix in prefixes)


def test_what_people_write_is_no_part_of_a_command() -> None:
    for name, job in JOBS.items():
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), name


def test_only_a_maintainers_label_makes_a_branch_of_an_issue() -> None:
    """Anybody may open an issue: no form sets the label that the workflow waits for, or any other."""
    (job,) = (job for name, job in JOBS.items() if name.startswith("from-issue.yml"))
    assert job["if"] == "github.event.label.name == 'write it'"
    assert job["permissions"] == {"contents": "write"}
    assert [path.name for path in FORMS if "labels" in yaml.safe_load(path.read_text(encoding="utf-8"))] == []
    with_token = [step["name"] for step in job["steps"] if "GH_TOKEN" in step.get("env", {})]
    assert with_token == ["Push the branch"]


ANSWERS = {
    "page": "/indicators/river-renewal-spending/",
    "language": "en · English",
    "value": "27000000",
    "measured": "2026-05",
    "source": "river-report-2026",
    "note": "$(touch evil) `touch evil` \"; touch evil; ' ${{ x }} %s \\n",
}


@pytest.mark.parametrize(("answers", "code"), [(ANSWERS, 0), (ANSWERS | {"value": "27.000.000"}, 1)])
def test_step_that_reads_an_issue_runs_as_it_is_written(answers: dict[str, str], code: int, minimal: Path) -> None:
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "new-report.yml").read_text(encoding="utf-8"))
    fields = [part for part in form["body"] if "id" in part]
    issue = "\n\n".join(
        f"### {part['attributes']['label']}\n\n{answers.get(part['id'], '_No response_')}" for part in fields
    )
    shutil.copytree(GITHUB, minimal / ".github")
    (minimal / ".venv").symlink_to(Path(sys.prefix))
    temporary, summary = minimal / "temporary", minimal / "summary.md"
    temporary.mkdir()
    (step,) = (step for step in JOBS["from-issue.yml:write"]["steps"] if "ISSUE" in step.get("env", {}))
    runner = {"RUNNER_TEMP": str(temporary), "GITHUB_STEP_SUMMARY": str(summary), "SITE_TIME_ZONE": "Asia/Ho_Chi_Minh"}
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=minimal,
        env={**os.environ, **runner, "ISSUE": issue},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert summary.read_text(encoding="utf-8") == done.stdout
    if code:
        assert "found 27.000.000: write 27000000 for thousands" in done.stdout
    else:
        reports = yaml.safe_load((minimal / "data/achievements/river-renewal-spending.yml").read_text(encoding="utf-8"))
        assert reports[-1]["note"] == {"en": answers["note"]}
    assert not (minimal / "evil").exists()


def test_the_manifest_is_attested_by_a_job_that_builds_nothing(tmp_path: Path) -> None:
    """What is signed is the hash of the manifest that the build made; the job that signs runs no code of ours."""
    build, attest = JOBS["publish.yml:build"], JOBS["publish.yml:attest"]
    assert build["permissions"] == {"contents": "read"}
    assert attest["permissions"] == {"id-token": "write", "attestations": "write"}
    (step,) = attest["steps"]
    assert step["uses"].startswith("actions/attest-build-provenance@")
    assert step["with"] == {"subject-name": "manifest.json", "subject-digest": "${{ needs.build.outputs.manifest }}"}
    run = next(step["run"] for step in build["steps"] if step.get("id") == "site")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "manifest.json").write_bytes(b"{}\n")
    output = tmp_path / "output"
    environment = {**os.environ, "GITHUB_OUTPUT": str(output), "SITE_TIME_ZONE": "UTC"}
    subprocess.run(["bash", "-e", "-c", run.replace("make site", "true")], cwd=tmp_path, env=environment, check=True)
    assert output.read_text("utf-8") == f"manifest=sha256:{hashlib.sha256(b'{}' + bytes([10])).hexdigest()}\n"


def test_pull_requests_are_checked_by_what_contributors_run() -> None:
    assert [step.get("run") for step in JOBS["check.yml:test"]["steps"]] == [None, ".ci/run"]


def test_pull_requests_are_compared_with_what_they_go_to() -> None:
    """The base is a parent of the checked-out merge: nothing more is fetched, by nobody's token."""
    job = JOBS["check.yml:preview"]
    steps = {step["name"]: step for step in job["steps"]}
    assert job["env"] == {"BASE": "HEAD^1"}
    assert steps["Check out"]["with"] == {"persist-credentials": False, "fetch-depth": 2}
    runs = "\n".join(step.get("run", "") for step in job["steps"])
    assert 'diff "$BASE" --as-of "$as_of" >> "$GITHUB_STEP_SUMMARY"' in runs
    assert 'check --against "$BASE"' in runs
    assert {"site", "change.html"} == set(steps["Keep the preview"]["with"]["path"].split())
    assert yaml.safe_load((GITHUB / "workflows" / "check.yml").read_text(encoding="utf-8"))[True] == {
        "pull_request": None
    }


def test_dead_sources_are_proposed_and_never_pushed_to_main() -> None:
    job = JOBS["dead-sources.yml:ask"]
    runs = {step["name"]: step.get("run", "") for step in job["steps"]}
    assert job["permissions"] == {"contents": "write", "pull-requests": "write"}
    assert [step["name"] for step in job["steps"] if "GH_TOKEN" in step.get("env", {})] == ["Propose what changed"]
    assert re.findall(r"git push .*", runs["Propose what changed"]) == ["git push --force origin dead-sources"]
    assert "dead-sources --write --as-of" in runs["Ask every source"]


def test_no_build_asks_whether_sources_answer() -> None:
    others = [path for path in WORKFLOWS if path.name != "dead-sources.yml"]
    told = [path.read_text(encoding="utf-8") for path in (*others, ROOT / "Makefile", ROOT / ".ci" / "run")]
    assert not [text for text in told if "dead-sources" in text]
