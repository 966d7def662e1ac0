"""A connection by SFTP, by the library asyncssh: the few requests that a deploy makes, and its errors in words.

Who is there is checked: a server whose key no `known_hosts` holds is not spoken to. Who we are is told by the agent, by
the keys at their usual places, or by those that `~/.ssh/config` names; no password is asked for, and none is sent.
"""

import asyncio
import secrets
from collections.abc import Coroutine
from hashlib import sha256
from itertools import count
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from tempfile import SpooledTemporaryFile
from threading import Thread
from typing import IO, Any, Final, TypeVar

from newsgen.deploy.opening import unreached, wrong
from newsgen.deploy.servers import Server
from newsgen.destinations import Destination
from newsgen.problems import NotDeployed

IN_MEMORY: Final = 1 << 23  # bytes of a file that is fetched; a larger one goes to a temporary file
CHUNK: Final = 1 << 18  # bytes that are asked for at a time
MODE: Final = 0o644  # of all files there, as with rsync
KNOWN: Final = ("~/.ssh/known_hosts", "~/.ssh/known_hosts2", "/etc/ssh/ssh_known_hosts", "/etc/ssh/ssh_known_hosts2")
PATIENCE: Final = {"connect_timeout": 30, "login_timeout": 60, "keepalive_interval": 15, "keepalive_count_max": 8}
STRANGER: Final = "the key of the server is none that known_hosts holds for it"

Answer = TypeVar("Answer")


class Wire:
    """Files in a folder of a server, by names below it. Every call may raise NotDeployed; threads may share it."""

    def __init__(self, server: Server, destination: Destination) -> None:
        self._destination, self._top = destination, server.path
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="newsgen-sftp", daemon=True)
        self._thread.start()
        self._mine, self._counted = secrets.token_hex(4), count()
        self._connection: Any = None
        try:
            self._sftp: Any = self._asked(self._connected(server))
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Hang up."""
        if self._connection is not None:
            self._loop.call_soon_threadsafe(self._connection.close)
            asyncio.run_coroutine_threadsafe(self._connection.wait_closed(), self._loop).result()
            self._connection = None
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def put(self, name: str, data: bytes | IO[bytes], *, on_the_way: str) -> None:
        """A file, whole or not at all: it is written into the folder `on_the_way`, and then takes its name."""
        written = data if isinstance(data, bytes) else data.read()
        self._asked(self._put(name, written, self._new_name(on_the_way)), about=name, needs=len(written))

    def put_new(self, name: str, data: bytes, *, on_the_way: str) -> bool:
        """A file where none is; False where the server says that one is."""
        return self._asked(self._put_new(name, data, self._new_name(on_the_way)), about=name, needs=len(data))

    def get(self, name: str) -> IO[bytes] | None:
        """A file's bytes, from their beginning; None when there is none."""
        return self._asked(self._get(name), about=name)

    def size(self, name: str) -> int | None:
        """How many bytes a file has there; None when there is none."""
        return self._asked(self._size(name), about=name)

    def sha256(self, name: str) -> str:
        """The digest of a file's bytes, all of which are fetched for that; empty when there is none."""
        return self._asked(self._sha256(name), about=name)

    def remove(self, name: str) -> None:
        """Delete a file; one that is not there is no fault."""
        self._asked(self._remove(name), about=name)

    def remove_folder(self, name: str) -> bool:
        """Delete a folder that holds nothing; whether it is gone."""
        return self._asked(self._remove_folder(name), about=name)

    def clear(self, name: str) -> None:
        """Delete a folder with all files in it, as far as that can be."""
        self._asked(self._clear(name), about=name)

    def _new_name(self, folder: str) -> str:
        return f"{folder}/{self._mine}-{next(self._counted)}"

    def _asked(self, request: Coroutine[Any, Any, Answer], *, about: str = "", needs: int = 0) -> Answer:
        import asyncssh

        try:
            return asyncio.run_coroutine_threadsafe(request, self._loop).result()
        except (asyncssh.Error, OSError) as error:
            what = words(error, about)
            if isinstance(error, asyncssh.SFTPFailure) and self._full(needs):
                what = "the disk there is full"
            raise NotDeployed(unreached(self._destination, what)) from error

    def _full(self, needs: int) -> bool:
        """Whether there is no room for so many bytes: that a disk is full, SFTP has no word for."""
        import asyncssh

        try:
            disk = asyncio.run_coroutine_threadsafe(self._sftp.statvfs(self._top), self._loop).result()
        except (asyncssh.Error, OSError):
            return False
        return bool(needs and disk.bavail <= needs // disk.frsize)  # in whole blocks, the last of which is begun

    async def _connected(self, server: Server) -> Any:
        import asyncssh

        named = {"username": server.user} if server.user else {}
        about = {"host": server.host.strip("[]"), **({"port": server.port} if server.port else {})}
        chosen = await asyncssh.SSHClientConnectionOptions.construct(**about, **named)
        if chosen.known_hosts is None:  # "UserKnownHostsFile none" means to this library that anyone will do
            raise NotDeployed(unreached(self._destination, STRANGER))
        files = (Path(each).expanduser() for each in chosen.known_hosts or KNOWN)
        known = [str(file) for file in files if file.is_file()] or b""
        alone = {"known_hosts": known, "password": None, "preferred_auth": "publickey"}
        self._connection = await asyncssh.connect(**about, **named, **PATIENCE, **alone)
        return await self._connection.start_sftp_client()

    def _at(self, name: str) -> str:
        return f"{self._top}/{name}"

    async def _put(self, name: str, data: bytes, temporary: str) -> None:
        import asyncssh

        await self._written(temporary, data)
        try:
            await self._sftp.posix_rename(self._at(temporary), self._at(name))
        except asyncssh.SFTPNoSuchFile:
            await self._room(name)
            await self._sftp.posix_rename(self._at(temporary), self._at(name))
        except asyncssh.SFTPFailure:
            if not S_ISDIR(await self._mode(name)):
                raise
            await self._sftp.rmtree(self._at(name))  # as rsync does with --force
            await self._sftp.posix_rename(self._at(temporary), self._at(name))

    async def _put_new(self, name: str, data: bytes, temporary: str) -> bool:
        """By a rename that the protocol forbids to take another's place, and a look, since some servers let it."""
        import asyncssh

        await self._written(temporary, data)
        try:
            await self._sftp.rename(self._at(temporary), self._at(name))
        except (asyncssh.SFTPFailure, asyncssh.SFTPFileAlreadyExists):
            await self._remove(temporary)
            if not await self._mode(name):
                raise
            return False
        except asyncssh.SFTPNoSuchFile:  # another, who has just ended, cleared the folder
            return False
        found = await self._get(name)
        return found is not None and found.read() == data

    async def _written(self, name: str, data: bytes) -> None:
        import asyncssh

        try:
            opened = await self._sftp.open(self._at(name), "wb")
        except asyncssh.SFTPNoSuchFile:
            await self._room(name)
            opened = await self._sftp.open(self._at(name), "wb")
        async with opened:
            await asyncio.gather(opened.write(data), opened.chmod(MODE))

    async def _room(self, name: str) -> None:
        """The folders above a file, where they are missing; a file that stands where one must be goes."""
        import asyncssh

        await self._sftp.makedirs(self._top, exist_ok=True)
        parts = name.split("/")[:-1]
        for above in ("/".join(parts[:end]) for end in range(1, len(parts) + 1)):
            mode = await self._mode(above)
            if mode and S_ISREG(mode):
                await self._remove(above)
            if not mode or S_ISREG(mode):
                try:
                    await self._sftp.mkdir(self._at(above))
                except asyncssh.SFTPError:  # another of our hands may have made it
                    if not S_ISDIR(await self._mode(above)):
                        raise

    async def _mode(self, name: str) -> int:
        """What stands there, as systems tell it; 0 for nothing."""
        import asyncssh

        try:
            return int((await self._sftp.lstat(self._at(name))).permissions or 0)
        except asyncssh.SFTPNoSuchFile:
            return 0

    async def _get(self, name: str) -> IO[bytes] | None:
        import asyncssh

        try:
            opened = await self._sftp.open(self._at(name), "rb")
        except asyncssh.SFTPNoSuchFile:
            return None
        made = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - the caller's
        async with opened:
            while some := await opened.read(CHUNK):
                made.write(some)
        made.seek(0)
        return made

    async def _size(self, name: str) -> int | None:
        import asyncssh

        try:
            found = await self._sftp.stat(self._at(name))
        except asyncssh.SFTPNoSuchFile:
            return None
        return int(found.size or 0) if S_ISREG(found.permissions or 0) else None

    async def _sha256(self, name: str) -> str:
        found = await self._get(name)
        if found is None:
            return ""
        digest = sha256()
        while some := found.read(CHUNK):
            digest.update(some)
        return digest.hexdigest()

    async def _remove(self, name: str) -> None:
        import asyncssh

        try:
            await self._sftp.remove(self._at(name))
        except asyncssh.SFTPNoSuchFile:
            return

    async def _remove_folder(self, name: str) -> bool:
        import asyncssh

        try:
            await self._sftp.rmdir(self._at(name))
        except asyncssh.SFTPNoSuchFile:
            return True
        except asyncssh.SFTPError as error:
            if isinstance(error, (asyncssh.SFTPConnectionLost, asyncssh.SFTPNoConnection)):
                raise
            return False
        return True

    async def _clear(self, name: str) -> None:
        if S_ISDIR(await self._mode(name)):
            await self._sftp.rmtree(self._at(name), ignore_errors=True)


def wire(server: Server, destination: Destination) -> Wire:
    """The connection to a server. Raises ConfigError where the library is missing, NotDeployed where none answers."""
    try:
        import asyncssh  # noqa: F401 -- whether it is there
    except ModuleNotFoundError:
        mend = "Install it: pip install 'newsgen[sftp]'."
        raise wrong(destination, "To send by SFTP, newsgen needs the library asyncssh.", mend) from None
    return Wire(server, destination)


def words(error: BaseException, about: str = "") -> str:
    """What a server said, or what befell the way there."""
    import asyncssh

    if isinstance(error, asyncssh.HostKeyNotVerifiable):
        return STRANGER
    if isinstance(error, asyncssh.SFTPOpUnsupported):
        return "the server cannot put a file in the place of another in one step (posix-rename@openssh.com)"
    if isinstance(error, asyncssh.ChannelOpenError):
        return "the server offers no SFTP"
    if isinstance(error, TimeoutError):
        return "the server did not answer in time"
    if isinstance(error, OSError):
        return str(error.strerror or error)
    said = getattr(error, "reason", "") or type(error).__name__
    of = f" of {about}" if about and isinstance(error, asyncssh.SFTPError) else ""
    return f"the server said {str(said).rstrip('.')!r}{of}"[:300]
