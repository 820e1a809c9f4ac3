"""Run a command and write what it took, as JSON: `python clock.py OUT COMMAND…`.

A small process of its own: a child's peak memory begins with that of the process that starts it, so that must be small.
"""

import json
import os
import sys
import time


def main() -> None:
    """Seconds by the clock, seconds of the processor, peak memory in kB of the child and of its own children."""
    out, command = sys.argv[1], sys.argv[2:]
    started = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ)
    _, status, used = os.wait4(child, 0)
    seconds = time.perf_counter() - started
    code = os.waitstatus_to_exitcode(status)
    row = {"code": code, "seconds": seconds, "processor": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss}
    with open(out, "w", encoding="utf-8") as file:
        json.dump(row, file)


if __name__ == "__main__":
    main()
