"""Compressed images and tables by astropy and cfitsio's fpack, and what they hold: python3 make_compressed.py.

Each image is in a file of its own, compressed-<name>.fits; compressed.json has the pixels as they were or, where
compression loses something, as astropy reads them.
"""

import json
import os
import subprocess
import sys
import tempfile

import numpy as np
from astropy.io import fits

here = os.path.dirname(os.path.abspath(__file__))
random = np.random.default_rng(436)


def smooth(height, width, scale):
    y, x = np.mgrid[0:height, 0:width]
    return scale * (np.sin(x / 5) + np.cos(y / 3) + random.normal(0, 0.1, (height, width)))


images = {
    "rice-16": (smooth(13, 21, 900).astype(np.int16), ["-r"]),
    "rice-8": ((smooth(13, 21, 40) + 120).astype(np.uint8), ["-r"]),
    "rice-32": (smooth(13, 21, 9e8).astype(np.int32), ["-r"]),
    "rice-tiles": (smooth(17, 23, 900).astype(np.int16), ["-r", "-t", "7,5"]),
    "rice-flat": (np.full((9, 40), -7, np.int32), ["-r"]),
    "rice-noise": (random.integers(-(2**31), 2**31, (6, 40)).astype(np.int32), ["-r"]),
    "gzip1-16": (smooth(11, 19, 900).astype(np.int16), ["-g1"]),
    "gzip2-32": (smooth(11, 19, 9e8).astype(np.int32), ["-g2"]),
    "gzip2-lossless": (smooth(11, 19, 9).astype(np.float32), ["-g2", "-q", "0"]),
    "plio-16": ((smooth(11, 40, 2) > 1).astype(np.int16) * 300, ["-p"]),
    "hcompress-16": (smooth(32, 32, 900).astype(np.int16), ["-h"]),
    "hcompress-odd": (smooth(19, 27, 900).astype(np.int16), ["-h", "-t", "27,19"]),
    "hcompress-32": (smooth(24, 40, 9e6).astype(np.int32), ["-h", "-t", "40,24"]),
    "hcompress-lossy": (smooth(24, 40, 9e3).astype(np.int16), ["-h", "-s", "3", "-t", "40,24"]),
    "rice-float": (smooth(20, 30, 9).astype(np.float32), ["-r", "-q", "8"]),
    "rice-no-dither": (smooth(20, 30, 9).astype(np.float32), ["-r", "-qn", "8"]),
    "rice-dither-2": (np.where(smooth(20, 30, 9) > 3, 0, smooth(20, 30, 9)).astype(np.float32), ["-r", "-qz", "8"]),
    "rice-nan": (np.where(smooth(20, 30, 9) > 12, np.nan, smooth(20, 30, 9)).astype(np.float64), ["-r"]),
    "rice-cube": (smooth(12, 30, 900).reshape(3, 4, 30).astype(np.int16), ["-r"]),
}

known = {}
with tempfile.TemporaryDirectory() as folder:
    for name, (pixels, options) in images.items():
        source = os.path.join(folder, f"{name}.fits")
        fits.PrimaryHDU(pixels).writeto(source)
        target = os.path.join(here, f"compressed-{name}.fits")
        if os.path.exists(target):
            os.remove(target)
        subprocess.run(["fpack", *options, "-O", target, source], check=True)
        subprocess.run(["funpack", "-O", os.path.join(folder, f"{name}.out.fits"), target], check=True)
        read = fits.getdata(os.path.join(folder, f"{name}.out.fits"))
        known[name] = {"shape": list(read.shape[::-1]), "values": [None if v != v else v for v in read.ravel().tolist()]}
    table = fits.BinTableHDU.from_columns(
        [
            fits.Column("short", "I", array=np.arange(400, dtype=np.int16) * 3 - 9),
            fits.Column("word", "J", array=np.arange(400) ** 3 % 1000003),
            fits.Column("real", "D", array=np.linspace(-1, 1, 400)),
            fits.Column("pair", "2E", array=np.arange(800, dtype=np.float32).reshape(400, 2)),
            fits.Column("text", "6A", array=[f"row {i}" for i in range(400)]),
            fits.Column("flag", "L", array=np.arange(400) % 3 == 0),
            fits.Column("byte", "B", array=(np.arange(400) % 256).astype(np.uint8)),
        ],
        name="EVENTS",
    )
    source = os.path.join(folder, "table.fits")
    table.writeto(source)
    target = os.path.join(here, "compressed-table.fits")
    if os.path.exists(target):
        os.remove(target)
    subprocess.run(["fpack", "-table", "-O", target, source], check=True)
    known["table"] = {
        name: table.data[name].tolist() for name in ("short", "word", "real", "text", "flag", "byte")
    } | {"pair": table.data["pair"].ravel().tolist()}
with open(os.path.join(here, "compressed.json"), "w") as file:
    json.dump(known, file)
print(sum(os.path.getsize(os.path.join(here, f)) for f in os.listdir(here)), "bytes in all", file=sys.stderr)
