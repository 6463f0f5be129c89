"""Columns of a corrtag by astropy and numpy from a memory map, as native arrays: columns.py REPEATS MODE FILE...

MODE is five, twelve, again (twelve into the arrays of the last file) or open; prints the milliseconds of each repeat and, at the end, the peak memory (MB).
"""

import resource
import sys
import time

from astropy.io import fits

FIVE = ("TIME", "XFULL", "YFULL", "EPSILON", "DQ")

mode = sys.argv[2]
kept = []
for _ in range(int(sys.argv[1])):
    start = time.perf_counter()
    for file in sys.argv[3:]:
        with fits.open(file, memmap=True) as hdus:
            if mode == "open":
                [hdu.name for hdu in hdus]
                continue
            table = hdus["EVENTS"].data
            names = FIVE if mode == "five" else table.names
            if mode == "again" and kept:
                for array, name in zip(kept, names):
                    array[:] = table[name]
            else:
                kept = [table[name].astype(table[name].dtype.newbyteorder("=")) for name in names]
            del table
    print(f"{1e3 * (time.perf_counter() - start):.3f}")
print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}")
