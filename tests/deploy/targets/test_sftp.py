"""A folder on a server that has no rsync, or no shell: the same deploy by SFTP, to a real one on this machine."""

import signal
import subprocess
import sys

import pytest

from newsgen.deploy import remote
from newsgen.deploy.deploy import deploy
from newsgen.destinations import destination
from newsgen.problems import ConfigError, Locked, NotDeployed
from proofs.children import ended
from proofs.depot import lost, standing
from proofs.dispatch import edit
from proofs.sshd import listening


@pytest.fixture
def server(tmp_path, monkeypatch):
    with listening(tmp_path / "server", lacking="shell") as made:
        at_home(made, monkeypatch)
        yield made


def at_home(server, monkeypatch):
    monkeypatch.setenv("HOME", str(server.home))
    monkeypatch.setenv("RSYNC_RSH", server.shell)
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)


def deployed(archive, server, **choices):
    address = server.address.replace("ssh:", "sftp:")
    return deploy(archive.config, destination(address), **{"max_delete": 100, **choices})


def lacking(archive, server):
    found = standing(server.folder) if server.folder.exists() else {}
    return sum(found.get(url) != data for url, data in archive.site().items())


def test_the_folder_holds_the_site_and_a_second_deploy_sends_nothing(archive, server):
    done = deployed(archive, server)
    assert (standing(server.folder), done.sent) == (archive.site(), len(archive.site()))
    assert deployed(archive, server).steps == ()
    edit(archive)
    expected = lacking(archive, server)
    done = deployed(archive, server)
    assert (standing(server.folder), done.sent) == (archive.site(), expected)
    kept = sorted(path.name for path in (server.folder / ".newsgen-deploy").iterdir())
    assert kept == ["taken.gz"]
    assert all(any(path.iterdir()) for path in server.folder.rglob("*") if path.is_dir())
    assert {path.stat().st_mode & 0o777 for path in server.folder.rglob("*.html")} == {0o644}


@pytest.mark.parametrize("missing", ["rsync", "shell"])
def test_an_address_of_ssh_takes_this_way_by_itself_and_says_so(archive, tmp_path, monkeypatch, missing):
    with listening(tmp_path / "server", lacking=missing) as server:
        at_home(server, monkeypatch)
        told = deploy(archive.config, destination(server.address), dry_run=True)
        assert not server.folder.exists()
        done = deploy(archive.config, destination(server.address))
        assert standing(server.folder) == archive.site()
    reason = {"rsync": "the server has no rsync", "shell": "the server gives no shell"}[missing]
    assert told.remarks == done.remarks == (f"By SFTP, since {reason}.",)


def test_it_goes_on_where_rsync_left_off(archive, tmp_path, monkeypatch):
    """The list and the claim are the same, so that a server may lose its rsync, or get one."""
    folder = tmp_path / "www"
    with listening(tmp_path / "with", www=folder) as server:
        at_home(server, monkeypatch)
        assert deploy(archive.config, destination(server.address)).remarks == ()
    edit(archive)
    with listening(tmp_path / "without", lacking="rsync", www=folder) as server:
        at_home(server, monkeypatch)
        expected = lacking(archive, server)
        done = deploy(archive.config, destination(server.address), max_delete=100)
        assert (done.sent, standing(folder)) == (expected, archive.site())


def test_a_server_with_neither_is_told(archive, tmp_path, monkeypatch):
    with listening(tmp_path / "server", lacking="sftp") as server:
        at_home(server, monkeypatch)
        with pytest.raises(NotDeployed, match="offers no SFTP"):
            deployed(archive, server)


def test_files_of_others_stay(archive, server):
    server.folder.mkdir(parents=True)
    (server.folder / "ads.txt").write_text("owner\n")
    deployed(archive, server)
    (server.folder / "2015" / "10" / "15" / "mine.txt").write_text("owner\n")
    edit(archive)
    deployed(archive, server)
    assert standing(server.folder) == {**archive.site(), "ads.txt": b"owner\n", "2015/10/15/mine.txt": b"owner\n"}


def test_killed_at_any_request_it_shows_no_broken_link_and_goes_on(archive, server):
    """By the system, before a request or just after it; more of it stands in `torture`."""
    deployed(archive, server)
    before = {path: path.read_bytes() for path in server.folder.rglob("*") if path.is_file()}
    edit(archive)
    for number in (3, 40, 81, 110):
        address = server.address.replace("ssh:", "sftp:")
        command = ("proofs.unplugging", str(archive.folder), address, str(number))
        assert ended(*command, timeout=120) == -signal.SIGKILL, number
        assert lost(standing(server.folder)) == [], f"killed at {number}"
        expected = lacking(archive, server)
        assert deployed(archive, server).sent == expected, f"killed at {number}"
        assert standing(server.folder) == archive.site()
        rewind(server.folder, before)


def rewind(folder, before):
    """The folder as it was before the kill."""
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        path.unlink()
    for path, data in before.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def test_verifying_finds_what_was_changed_there(archive, server):
    deployed(archive, server)
    front = server.folder / "index.html"
    front.write_bytes(front.read_bytes().replace(b"Post", b"Sold"))  # as long as it was
    (server.folder / "atom.xml").unlink()
    assert deployed(archive, server).sent == 0
    done = deployed(archive, server, verify=True)
    assert (done.sent, done.looked) == (2, len(archive.site()))
    assert standing(server.folder) == archive.site()


def test_what_stands_in_the_way_goes_but_no_link_is_followed(archive, server, tmp_path):
    """A file where a folder must be, a folder where a file must be, a link that leads out of the site."""
    kept = tmp_path / "kept"
    (kept / "inside").mkdir(parents=True)
    (kept / "page.html").write_text("of another")
    server.folder.mkdir(parents=True)
    (server.folder / "2015").write_text("a file")
    (server.folder / "index.html" / "deep").mkdir(parents=True)
    (server.folder / "index.html" / "out").symlink_to(kept)
    (server.folder / "atom.xml").symlink_to(kept / "page.html")
    deployed(archive, server)
    assert standing(server.folder) == archive.site()
    assert (kept / "page.html").read_text() == "of another"
    assert (kept / "inside").is_dir()


def test_another_machine_at_work_is_told_of_until_it_is_taken_over(archive, server):
    lock = server.folder / ".newsgen-deploy" / "lock"
    lock.parent.mkdir(parents=True)
    lock.write_text("somebody\ntheir-machine\n")
    with pytest.raises(Locked, match="from 'their-machine', is at work there"):
        deployed(archive, server)
    assert standing(server.folder) == {}
    assert lock.exists()
    deployed(archive, server, take_over=True)
    assert standing(server.folder) == archive.site()
    assert not lock.exists()


def test_who_was_taken_over_settles_nothing(archive, server, monkeypatch):
    settle = remote.RemoteFolder.settle

    def taken_over(self, lines):
        (server.folder / ".newsgen-deploy" / "lock").write_text("somebody\ntheir-machine\n")
        settle(self, lines)

    monkeypatch.setattr(remote.RemoteFolder, "settle", taken_over)
    with pytest.raises(Locked):
        deployed(archive, server)
    assert (server.folder / ".newsgen-deploy" / "lock").exists()
    assert not (server.folder / ".newsgen-deploy" / "taken.gz").exists()


def test_a_server_that_nobody_knows_is_not_spoken_to(archive, server, tmp_path):
    known = server.home / ".ssh" / "known_hosts"
    host = known.read_text().split()[0]
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / "other")], check=True)
    other = f"{host} {(tmp_path / 'other.pub').read_text()}"
    for written in (other, "", None):  # another's key, no key, no list at all
        known.unlink() if written is None else known.write_text(written)
        with pytest.raises(NotDeployed, match="known_hosts holds"):
            deployed(archive, server)
    (server.home / ".ssh" / "config").write_text("UserKnownHostsFile none\n")
    with pytest.raises(NotDeployed, match="known_hosts holds"):
        deployed(archive, server)
    assert not server.folder.exists()


def test_no_server_and_wrong_keys_are_told(archive, server):
    with pytest.raises(NotDeployed, match="Connect"):
        deploy(archive.config, destination("sftp://nobody@127.0.0.1:1/www"))
    key = server.home / ".ssh" / "id_ed25519"
    key.unlink()
    key.with_suffix(".pub").unlink()
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    with pytest.raises(NotDeployed, match="Permission denied"):
        deployed(archive, server)


def test_a_folder_that_cannot_be_written_is_told(archive, server):
    server.folder.parent.mkdir(parents=True)
    server.folder.write_text("a file")
    with pytest.raises(NotDeployed, match=r"\.newsgen-deploy"):
        deployed(archive, server)


def test_a_server_that_cannot_replace_files_in_one_step_is_refused_before_anything_changes(
    archive, server, monkeypatch
):
    import asyncssh

    async def unsupported(*_names):
        raise asyncssh.SFTPOpUnsupported("POSIX rename not supported")

    monkeypatch.setattr(asyncssh.SFTPClient, "posix_rename", unsupported)
    with pytest.raises(NotDeployed, match="in one step"):
        deployed(archive, server)
    assert standing(server.folder) == {}


def test_a_server_whose_rename_takes_anothers_place_still_lets_one_win(archive, server, monkeypatch):
    """Some do, though the protocol forbids it: whoever looks afterwards sees whose claim stands."""
    import asyncssh

    async def overtaken(self, old, new):
        await self.posix_rename(old, new)
        (server.folder / ".newsgen-deploy" / "lock").write_text("somebody\ntheir-machine\n")

    monkeypatch.setattr(asyncssh.SFTPClient, "rename", overtaken)
    with pytest.raises(Locked, match="from 'their-machine'"):
        deployed(archive, server)


@pytest.mark.parametrize("written", ["sftp:host/www", "sftp://host", "sftp://host:port/www", "sftp://-oX/www"])
def test_what_is_no_folder_on_a_server_is_told(archive, written):
    with pytest.raises(ConfigError, match=r'not the address of a folder.*"sftp://you@'):
        deploy(archive.config, destination(written))


def test_without_the_library_it_is_said_how_to_get_it(archive, server, monkeypatch):
    monkeypatch.setitem(sys.modules, "asyncssh", None)
    with pytest.raises(ConfigError, match=r"newsgen\[sftp\]"):
        deployed(archive, server)
