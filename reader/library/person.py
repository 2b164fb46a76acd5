"""Who reads: the name that comments carry where nobody said another."""

from __future__ import annotations

import getpass


def name() -> str:
    """The person's name that the system knows, or the account's; "" where it knows none."""
    try:
        account = getpass.getuser()
    except (ImportError, KeyError, OSError):  # before 3.13 whatever it stumbled over
        return ""
    try:
        import pwd  # not on Windows

        full = pwd.getpwnam(account).pw_gecos.split(",")[0].strip()
    except (ImportError, KeyError):
        return account
    return full or account
