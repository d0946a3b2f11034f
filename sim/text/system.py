"""Why the system refused a file, in both languages."""

from __future__ import annotations

import errno

from sim.text.catalogue import both

_KEYS = {
    errno.ENOENT: "absent",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EISDIR: "folder",
    errno.ENOTDIR: "no_folder",
    errno.EEXIST: "exists",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read_only",
    errno.ENAMETOOLONG: "long_name",
    errno.ELOOP: "loop",
    errno.EMFILE: "many_files",
    errno.EIO: "broken",
}


def reason(error: Exception) -> tuple[str, str]:
    """Why an operation on a file failed; the system's own words where it says something rare."""
    key = _KEYS.get(getattr(error, "errno", None) or 0)
    if key is not None:
        return both(f"system.{key}")
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return said, said
