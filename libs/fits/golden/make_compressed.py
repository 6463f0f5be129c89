"""Compressed images and tables by astropy and cfitsio's fpack, and what they hold: python3 make_compressed.py [NAME...].

Each image is in a file of its own, compressed-<name>.fits; compressed.json has the pixels as funpack expands them. All
are made anew, or those named: fpack dithers by the clock, so that no two of its files are the same.
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
    "hcompress-smooth-16": (smooth(24, 40, 9e3).astype(np.int16), ["-h", "-s", "3", "-t", "40,24"]),
    "hcompress-smooth-odd": (smooth(19, 27, 9e3).astype(np.int16), ["-h", "-s", "5", "-t", "27,19"]),
    "hcompress-smooth-32": (smooth(24, 40, 9e6).astype(np.int32), ["-h", "-s", "-500000", "-t", "40,24"]),
    "hcompress-smooth-float": (smooth(24, 40, 9).astype(np.float32), ["-h", "-s", "2", "-q", "8", "-t", "40,24"]),
}


def ask_for_smoothing(file):
    """Sets SMOOTH of a compressed image, which fpack has no option for; funpack heeds it."""
    with fits.open(file, mode="update", disable_image_compression=True) as hdus:
        header = hdus[1].header
        name = next(keyword for keyword in header["ZNAME*"] if header[keyword] == "SMOOTH")
        header[name.replace("ZNAME", "ZVAL")] = 1


def pack(name, source, options):
    target = os.path.join(here, f"compressed-{name}.fits")
    if os.path.exists(target):
        os.remove(target)
    subprocess.run(["fpack", *options, "-O", target, source], check=True)
    return target


def unpack(name, packed):
    target = os.path.join(folder, f"{name}.out.fits")
    subprocess.run(["funpack", "-O", target, packed], check=True)
    return target


def ragged(make):
    """Arrays of 0 to 22 elements for 30 rows."""
    return np.array([make(row * 7 % 23) for row in range(30)], dtype=object)


def table_of_arrays():
    """Arrays of each type in the heap, in three tiles."""
    hdu = fits.BinTableHDU.from_columns(
        [
            fits.Column("row", "J", array=np.arange(30)),
            fits.Column("bytes", "PB()", array=ragged(lambda n: (np.arange(n) % 7).astype(np.uint8))),
            fits.Column("shorts", "PI()", array=ragged(lambda n: (np.arange(n) * 3 - 9).astype(np.int16))),
            fits.Column("words", "PJ()", array=ragged(lambda n: (np.arange(n) ** 2 - 9).astype(np.int32))),
            fits.Column("longs", "QK()", array=ragged(lambda n: np.arange(n) ** 3 - 9)),
            fits.Column("singles", "PE()", array=ragged(lambda n: np.sqrt(np.arange(n)).astype(np.float32))),
            fits.Column("doubles", "QD()", array=ragged(lambda n: np.sqrt(np.arange(n)))),
        ],
        name="ARRAYS",
    )
    hdu.header["FZTILELN"] = (12, "rows of a tile, for fpack")
    return hdu


def table_of_numbers():
    """Columns that are complex, scaled, unsigned or have undefined values."""
    real = np.sin(np.arange(300))
    return fits.BinTableHDU.from_columns(
        [
            fits.Column("complex", "C", array=(real + 2j).astype(np.complex64)),
            fits.Column("pairs", "2M", array=(real - 3j).reshape(150, 2).repeat(2, axis=0)),
            fits.Column("bits", "11X", array=np.arange(3300).reshape(300, 11) % 7 < 3),
            fits.Column("unsigned", "J", bzero=2**31, array=(np.arange(300) + 2**31).astype(np.uint32)),
            fits.Column("scaled", "D", bscale=0.5, bzero=10, array=np.arange(300) / 2),
            fits.Column("holes", "I", null=-1, array=(np.arange(300) % 9 - 1).astype(np.int16)),
        ],
        name="NUMBERS",
    )


def cells(column):
    return [value.tolist() for value in column]


known = {}
if len(sys.argv) > 1:
    with open(os.path.join(here, "compressed.json")) as file:
        known = json.load(file)
wanted = set(sys.argv[1:]) or {*images, "table", "table-of-arrays", "table-of-numbers"}
with tempfile.TemporaryDirectory() as folder:
    for name, (pixels, options) in images.items():
        if name not in wanted:
            continue
        source = os.path.join(folder, f"{name}.fits")
        fits.PrimaryHDU(pixels).writeto(source)
        target = pack(name, source, options)
        if "smooth" in name:
            ask_for_smoothing(target)
        read = fits.getdata(unpack(name, target))
        known[name] = {"shape": list(read.shape[::-1]), "values": [None if v != v else v for v in read.ravel().tolist()]}
    if "table-of-arrays" in wanted:
        source = os.path.join(folder, "table-of-arrays.fits")
        table_of_arrays().writeto(source)
        data = fits.getdata(unpack("table-of-arrays", pack("table-of-arrays", source, ["-table"])), 1)
        known["table-of-arrays"] = {name: cells(data[name]) for name in data.names}
    if "table-of-numbers" in wanted:
        # funpack refuses what fpack makes of several complex numbers a cell: the table itself is the yardstick
        source = os.path.join(folder, "table-of-numbers.fits")
        table_of_numbers().writeto(source)
        pack("table-of-numbers", source, ["-table"])
        data = fits.getdata(source, 1)
        parts = {name: np.ascontiguousarray(data[name]).view(kind) for name, kind in (("complex", ">f4"), ("pairs", ">f8"))}
        known["table-of-numbers"] = {
            **{name: values.ravel().tolist() for name, values in parts.items()},
            "bits": np.packbits(data["bits"], axis=1).ravel().tolist(),
            **{name: data[name].tolist() for name in ("unsigned", "scaled")},
            "holes": [None if value == -1 else value for value in data["holes"].tolist()],
        }
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
    if "table" in wanted:
        source = os.path.join(folder, "table.fits")
        table.writeto(source)
        pack("table", source, ["-table"])
        known["table"] = {
            name: table.data[name].tolist() for name in ("short", "word", "real", "text", "flag", "byte")
        } | {"pair": table.data["pair"].ravel().tolist()}
with open(os.path.join(here, "compressed.json"), "w") as file:
    json.dump(known, file)
print(sum(os.path.getsize(os.path.join(here, f)) for f in os.listdir(here)), "bytes in all", file=sys.stderr)
