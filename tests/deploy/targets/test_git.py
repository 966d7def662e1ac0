"""A branch of a bare repository, as hosts of pages show one."""

import subprocess

import pytest

from newsgen.deploy.deploy import deploy
from newsgen.deploy.targets import git as room
from newsgen.destinations import destination
from newsgen.problems import ConfigError, Locked, NotDeployed
from proofs.depot import standing
from proofs.dispatch import edit


@pytest.fixture
def remote(tmp_path):
    git("init", "--quiet", "--bare", str(tmp_path / "pages.git"))
    return tmp_path / "pages.git"


def git(*words):
    return subprocess.run(["git", *words], check=True, capture_output=True, text=True).stdout


def deployed(archive, remote, branch="gh-pages", **choices):
    return deploy(archive.config, destination(f"git:{remote}#{branch}"), **{"max_delete": 100, **choices})


def shown(remote, tmp_path, branch="gh-pages"):
    folder = tmp_path / f"clone-{len(list(tmp_path.iterdir()))}"
    git("clone", "--quiet", "--branch", branch, str(remote), str(folder))
    assert (folder / ".nojekyll").read_bytes() == b""
    return standing(folder)


def commits(remote, branch="gh-pages"):
    return int(git("-C", str(remote), "rev-list", "--count", branch))


def test_the_branch_shows_the_site_and_each_deploy_is_one_commit(archive, remote, tmp_path):
    done = deployed(archive, remote)
    assert (shown(remote, tmp_path), done.sent, commits(remote)) == (archive.site(), len(archive.site()), 1)
    assert deployed(archive, remote).steps == ()
    edit(archive)
    deployed(archive, remote)
    assert (shown(remote, tmp_path), commits(remote)) == (archive.site(), 2)


def test_from_another_machine_it_goes_on_from_what_is_there(archive, remote, tmp_path):
    deployed(archive, remote)
    for cached in (archive.folder / ".newsgen").glob("deploy-*.git"):
        cached.rename(tmp_path / "lost")
    assert deployed(archive, remote).sent == 0
    edit(archive)
    sent = deployed(archive, remote).sent
    assert 0 < sent < len(archive.site())
    assert shown(remote, tmp_path) == archive.site()


def test_files_of_others_stay_and_what_they_changed_is_found_by_verifying(archive, remote, tmp_path):
    deployed(archive, remote)
    work = tmp_path / "work"
    git("clone", "--quiet", "--branch", "gh-pages", str(remote), str(work))
    (work / "CNAME").write_text("archive.post.example\n")
    (work / "index.html").write_text("Sold")
    (work / "atom.xml").unlink()
    git("-C", str(work), "add", "--all")
    git("-C", str(work), "-c", "user.name=A", "-c", "user.email=a@post.example", "commit", "--quiet", "-m", "Mine")
    git("-C", str(work), "push", "--quiet")
    assert deployed(archive, remote).sent == 0
    done = deployed(archive, remote, verify=True)
    assert (done.sent, done.looked) == (2, len(archive.site()))
    assert shown(remote, tmp_path) == {**archive.site(), "CNAME": b"archive.post.example\n"}
    before = commits(remote)
    deployed(archive, remote, verify=True)
    assert commits(remote) == before  # all is as it was: there is nothing to push


def test_of_two_at_once_one_wins(archive, remote, tmp_path, monkeypatch):
    """Another deploy is pushed between our look and our push."""
    deployed(archive, remote)
    edit(archive)
    settle = room.Git.settle

    def overtaken(self, lines):
        git("clone", "--quiet", "--branch", "gh-pages", str(remote), str(tmp_path / "other"))
        own = ["-C", str(tmp_path / "other"), "-c", "user.name=A", "-c", "user.email=a@post.example"]
        git(*own, "commit", "--quiet", "--allow-empty", "-m", "Theirs")
        git(*own, "push", "--quiet")
        settle(self, lines)

    with monkeypatch.context() as patched:
        patched.setattr(room.Git, "settle", overtaken)
        with pytest.raises(Locked, match="came before this one"):
            deployed(archive, remote)
    deployed(archive, remote)
    assert shown(remote, tmp_path) == archive.site()


def test_killed_before_the_push_nothing_is_seen(archive, remote, tmp_path, monkeypatch):
    deployed(archive, remote)
    before = shown(remote, tmp_path)
    edit(archive)

    def killed(*_given):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(room.Commit, "end", killed)
        with pytest.raises(KeyboardInterrupt):
            deployed(archive, remote)
    assert (shown(remote, tmp_path), commits(remote)) == (before, 1)
    deployed(archive, remote)
    assert (shown(remote, tmp_path), commits(remote)) == (archive.site(), 2)


def test_what_the_server_refuses_is_told_in_its_words(archive, remote):
    hook = remote / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'this branch is protected' >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(NotDeployed, match="remote rejected"):
        deployed(archive, remote)


def test_a_repository_that_is_not_there_is_told(archive, tmp_path):
    with pytest.raises(NotDeployed, match="nowhere"):
        deployed(archive, tmp_path / "nowhere.git")


def test_the_branch_is_that_of_pages_where_none_is_named(archive, remote, tmp_path):
    deploy(archive.config, destination(f"git:{remote}"))
    assert shown(remote, tmp_path) == archive.site()


@pytest.mark.parametrize("written", ["git:#pages", "git:x.git#-f", "git:--upload-pack=evil#pages", "git:x#a b"])
def test_what_is_no_branch_is_told(archive, written):
    with pytest.raises(ConfigError, match="names no branch"):
        deploy(archive.config, destination(written))
