#!/usr/bin/env python3
"""Refuses an #include that climbs: a file may include its own room and what its room may use.

The arrows are read from the top CMakeLists.txt, which is their only declaration. Public headers may
not include a foreign library, nor may any source outside the room that seals it.

Usage: check_rooms.py [REPOSITORY]; exits 1 and lists every offence.
"""
import pathlib
import re
import sys

# How a sealed library shows in an #include.
LIBRARY_HEADERS = {
    "fmt": r"fmt/", "xxhash": r"xxhash", "utf8proc": r"utf8proc", "json": r"nlohmann/",
    "fast_float": r"fast_float/", "toml": r"toml\+\+/",
    "sqlite": r"sqlite3", "cli11": r"CLI/", "eigen": r"Eigen/",
    "beast": r"boost/", "openssl": r"openssl/", "zlib": r"zlib\.h", "sodium": r"sodium", "curl": r"curl/",
}


def read_arrows(cmake: str):
    """Room -> all rooms it may use, and library -> the rooms that may see it."""
    reach, seals = {}, {}
    for call in re.finditer(r"^crossfade_room\((.*?)\)", cmake, re.M | re.S):
        words = call.group(1).split()
        room, key, uses = words[0], None, set()
        for word in words[1:]:
            if word in ("USES", "SEALS"):
                key = word
            elif key == "USES":
                uses |= {word} | reach[word]
            else:
                seals.setdefault(word, set()).add(room)
        reach[room] = uses
    return reach, seals


def check_include(path, room, included, reach, seals):
    top = included.split("/")[0]
    if top in reach:
        if top != room and top not in reach[room]:
            return f"room '{room}' may not include room '{top}'"
        return None
    for library, pattern in LIBRARY_HEADERS.items():
        if not re.match(pattern, included):
            continue
        # fmt is sealed in base's own library but formats text in every room's sources.
        if path.suffix == ".h":
            return f"a public header may not include {included}"
        if room not in seals.get(library, set()) | (set(reach) if library == "fmt" else set()):
            return f"{included} is sealed in room {', '.join(sorted(seals.get(library, {'?'})))}"
    return None


def main() -> int:
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[1])
    reach, seals = read_arrows((root / "CMakeLists.txt").read_text())
    offences, files = [], 0
    for path in sorted((root / "src").rglob("*")):
        if path.suffix not in (".h", ".cc"):
            continue
        files += 1
        room = path.relative_to(root / "src").parts[0]
        if room not in reach:
            offences.append(f"{path.relative_to(root)}: room '{room}' is not declared")
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            match = re.match(r'\s*#\s*include\s*["<]([^">]+)[">]', line)
            offence = match and check_include(path, room, match.group(1), reach, seals)
            if offence:
                offences.append(f"{path.relative_to(root)}:{number}: {offence}")
    print("\n".join(offences) or f"{files} files, {len(reach)} rooms: every include goes down")
    return 1 if offences else 0


if __name__ == "__main__":
    sys.exit(main())
