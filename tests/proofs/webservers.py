"""nginx and Caddy on this machine, over a folder, with what a site tells them in `hosts/`."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from proofs.ports import free, wait

PLACES = f"{os.environ['PATH']}{os.pathsep}/usr/sbin{os.pathsep}/usr/local/sbin"

NGINX = """
daemon off; worker_processes 2; pid {work}/pid; error_log {work}/errors; user {user};
events {{ worker_connections 256; }}
http {{
  include /etc/nginx/mime.types; access_log off; include {root}/hosts/nginx.conf;
  client_body_temp_path {work}/1; proxy_temp_path {work}/2; fastcgi_temp_path {work}/3; uwsgi_temp_path {work}/4;
  scgi_temp_path {work}/5;
  server {{
    listen 127.0.0.1:{port}; root {root}; gzip_static on; error_page 404 /404.html;
    if ($newsgen_moved) {{ return 301 $newsgen_moved; }}
  }}
}}
"""
CADDY = """
{{
  admin off
  auto_https off
  storage file_system {work}
}}
http://127.0.0.1:{port} {{
  root * {root}
  import {root}/hosts/Caddyfile
  file_server {{
    precompressed br gzip
  }}
}}
"""


@contextmanager
def shown(name: str, root: Path, work: Path) -> Iterator[str]:
    """The address at which a server, "nginx" or "caddy", shows a folder, as long as it is asked."""
    program = shutil.which(name, path=PLACES)
    assert program, f"{name} is missing; .ci/servers installs it"
    work.mkdir(parents=True)
    port, settings = free(), work / "settings"
    user = "root" if os.getuid() == 0 else "nobody"
    form = {"nginx": NGINX, "caddy": CADDY}[name]
    settings.write_text(form.format(work=work, root=root, port=port, user=user))
    words = {"nginx": ["-c", str(settings)], "caddy": ["run", "--adapter", "caddyfile", "--config", str(settings)]}[
        name
    ]
    environment = {**os.environ, "XDG_CONFIG_HOME": str(work), "XDG_DATA_HOME": str(work), "HOME": str(work)}
    with (
        (work / "said").open("wb") as said,
        subprocess.Popen([program, *words], stdout=said, stderr=said, env=environment) as server,
    ):
        try:
            wait(port)
            yield f"127.0.0.1:{port}"
        finally:
            server.terminate()
