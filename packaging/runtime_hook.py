"""Runs before `main.py` in a packaged Atelier: the environment, as others will see it."""

import os
import sys

# The program finds its libraries by a variable that it sets for itself. Programs that it starts,
# a file manager say, would look there too, and find libraries that are not theirs.
if sys.platform.startswith("linux"):
    _before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if _before is None:
        os.environ.pop("LD_LIBRARY_PATH", None)
    else:
        os.environ["LD_LIBRARY_PATH"] = _before
    # The program itself, started once more (a snippet, a worker), has to set it anew; without this
    # it takes for granted that its parent has.
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"

# OpenSSL looks for certificates where the system that built the program has them.
if sys.platform != "win32" and "SSL_CERT_FILE" not in os.environ:
    for _file in (
        "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Arch
        "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora, RHEL
        "/etc/ssl/ca-bundle.pem",  # openSUSE
        "/etc/ssl/cert.pem",  # Alpine, macOS
    ):
        if os.path.exists(_file):  # noqa: PTH110  # pathlib is not there yet, and takes a while
            os.environ["SSL_CERT_FILE"] = _file
            break
