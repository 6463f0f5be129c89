"""Compares every header value and every cell that @hstlc/fits reads with what astropy.io.fits reads.

usage: fits.py FOLDER_WE_WROTE FOLDER…; files we wrote must also pass astropy's verify and fitsverify.
What differs and may is in docs/crosscheck.md; the code for each is here, next to its name.
"""

import base64
import json
import math
import shutil
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import numpy as np
from astropy.io import fits

warnings.simplefilter("ignore")
here = Path(__file__).parent
suffixes = (".fits", ".fits.gz", ".evt")
compared = {"values": 0, "cells": 0}


def unpack(packed):
    name = packed["type"].removesuffix("Array").lower().replace("big", "")
    return np.frombuffer(base64.b64decode(packed["bytes"]), dtype=name)


def same(ours, theirs):
    """Equal to the bit but for NaN, which is undefined in both; integers and reals are compared exactly."""
    ours, theirs = np.asarray(ours).ravel(), np.asarray(theirs).ravel()
    compared["cells"] += theirs.size
    if ours.shape != theirs.shape:
        return False
    if theirs.dtype == object:
        return ours.tolist() == theirs.tolist()
    if ours.dtype.kind in "iu" and theirs.dtype.kind in "iu":
        return bool((ours == theirs).all())
    return bool(np.array_equal(ours, theirs, equal_nan=True))


def plain(value):
    """Their header value in our words."""
    if isinstance(value, fits.card.Undefined):
        return None
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return {"integer": str(int(value))}
    if isinstance(value, complex):
        return {"real": value.real, "imaginary": value.imag}
    if isinstance(value, float):
        return {"integer": str(int(value))} if math.isfinite(value) and value == int(value) else value
    return str(value).rstrip()


def compare_headers(cards, header):
    ours = [card for card in cards if card["keyword"] not in ("", "CONTINUE")]
    theirs = [card for card in header.cards if card.keyword not in ("", "CONTINUE")]
    if len(ours) != len(theirs):
        yield f"{len(ours)} cards, theirs {len(theirs)}"
        return
    for mine, card in zip(ours, theirs):
        compared["values"] += 1
        value = mine["value"].rstrip() if isinstance(mine["value"], str) else mine["value"]
        if mine["keyword"] != card.keyword.upper() and mine["keyword"].upper() != card.keyword.upper():
            yield f"keyword {mine['keyword']}, theirs {card.keyword}"
        elif value != plain(card.value):
            yield f"{mine['keyword']}: {value!r}, theirs {plain(card.value)!r}"


def scaled(stored, scale, zero, null):
    """FITS 4.0 §5.3 in double precision, from the stored numbers; unsigned integers stay integers."""
    whole = stored.dtype.kind in "iu"
    undefined = (stored == null) if whole and null is not None else np.zeros(stored.shape, bool)
    offsets = {1: -(2**7), 2: 2**15, 4: 2**31, 8: 2**63}
    if scale == 1 and not undefined.any():
        if zero == 0:
            return stored
        if whole and zero == offsets[stored.dtype.itemsize]:
            return np.array([int(each) + int(zero) for each in stored.ravel()], dtype=object)
    values = zero + scale * stored.astype("f8")
    return np.where(undefined, np.nan, values)


def number_column(column, data, index):
    header_column = data.columns[index]
    stored = np.rec.recarray.field(data.view(np.recarray), index)
    scale = 1 if header_column.bscale in (None, "") else header_column.bscale
    zero = 0 if header_column.bzero in (None, "") else header_column.bzero
    null = None if header_column.null in (None, "") else int(header_column.null)
    return scaled(np.asarray(stored), scale, zero, null)


def logicals(stored):
    """1, 0, and -1 for undefined, of which astropy makes false."""
    return np.where(stored == ord("T"), 1, np.where(stored == ord("F"), 0, -1))


def field_numbers(data, index):
    """Numbers of an ASCII table; undefined ones are NaN, of which astropy makes zero."""
    theirs = np.asarray(data.field(index))
    null = data.columns[index].null
    if null in (None, ""):
        return theirs
    stored = np.rec.recarray.field(data.view(np.recarray), index)
    undefined = np.array([bytes(each).decode("latin1").strip() == str(null).strip() for each in np.asarray(stored)])
    return np.where(undefined, np.nan, theirs) if undefined.any() else theirs


def compare_column(column, data, index):
    kind, cells = column["kind"], column["cells"]
    name = column["name"]
    if data is None or len(data) == 0:
        count = len(cells) if isinstance(cells, list) else unpack(cells).size
        if count:
            yield f"column {name}: {count} cells, theirs none"
        return
    if kind == "text":
        theirs = [str(each).rstrip() for each in np.asarray(data.field(index)).ravel()]
        compared["cells"] += len(theirs)
        if [each.rstrip() for each in cells] != theirs and column["repeat"] > 0:
            # TDIM of texts: astropy cuts the cell into texts, we give it whole
            if ["".join(each) for each in np.reshape(theirs, (len(cells), -1))] != ["".join(each.split()) for each in cells]:
                yield f"column {name}: texts differ"
        return
    if kind == "arrays":
        theirs = data.field(index)
        for row, (mine, array) in enumerate(zip(cells, theirs)):
            if isinstance(mine, str):
                compared["cells"] += 1
                # not as a chararray, which loses blanks
                letters = array if isinstance(array, str) else "".join(np.asarray(array).view(np.ndarray).tolist())
                equal = mine.rstrip() == letters.rstrip()
            else:
                values = unpack(mine)
                if column["isComplex"]:
                    values = values.view("c8" if values.dtype == np.float32 else "c16")
                if np.asarray(array).dtype == bool:
                    values = np.unpackbits(values)[: len(array)] if values.dtype == np.uint8 else values == 1
                if column["element"] == "L" and np.asarray(array).dtype != bool:
                    array = logicals(np.asarray(array).view("u1"))
                equal = same(values, array)
            if not equal:
                yield f"column {name}, row {row}: arrays differ"
                return
        return
    mine = unpack(cells)
    if kind == "logical":
        stored = np.asarray(np.rec.recarray.field(data.view(np.recarray), index)).view("u1")
        theirs = logicals(stored)
    elif kind == "bits":
        theirs = np.asarray(np.rec.recarray.field(data.view(np.recarray), index)).view("u1")
    elif column["isComplex"]:
        mine = mine.view("c8" if mine.dtype == np.float32 else "c16")
        theirs = np.asarray(data.field(index))
    elif isinstance(data.columns[index], fits.Column) and data.columns._hdu_is_ascii:
        theirs = field_numbers(data, index)
    else:
        theirs = number_column(column, data, index)
    if not same(mine, theirs):
        yield f"column {name}: cells differ"


def compare_image(image, hdu):
    mine = unpack(image["values"])
    data = hdu.data
    if data is None:
        if mine.size:
            yield f"{mine.size} pixels, theirs none"
        return
    header = hdu.header
    theirs = data if data.dtype.kind == "f" and header.get("BSCALE", 1) == 1 else scaled(data, header.get("BSCALE", 1), header.get("BZERO", 0), header.get("BLANK"))
    if list(data.shape[::-1]) != image["shape"]:
        yield f"shape {image['shape']}, theirs {list(data.shape[::-1])}"
    elif not same(mine, theirs):
        yield "pixels differ"


def compare_groups(ours, hdu):
    data = hdu.data
    scale, zero = hdu.header.get("BSCALE", 1), hdu.header.get("BZERO", 0)
    count = hdu.header["PCOUNT"]
    stored = [np.rec.recarray.field(data.view(np.recarray), at) for at in range(count + 1)]
    for at, parameter in enumerate(ours["parameters"]):
        theirs = hdu.header.get(f"PZERO{at + 1}", 0) + hdu.header.get(f"PSCAL{at + 1}", 1) * np.asarray(stored[at], "f8")
        if not same(unpack(parameter), theirs):
            yield f"parameter {at + 1} differs"
    if not same(unpack(ours["image"]["values"]), scaled(np.asarray(stored[count]), scale, zero, hdu.header.get("BLANK"))):
        yield "groups differ"


def compare_hdu(ours, plain_hdu, image_hdu):
    yield from compare_headers(ours["cards"], plain_hdu.header)
    if "error" in ours:
        yield f"refused: {ours['error']['message']}"
    elif ours["kind"] == "groups":
        yield from compare_groups(ours, plain_hdu)
    elif ours["kind"] == "compressed" and "image" in ours:
        data = image_hdu.data
        if not same(unpack(ours["image"]["values"]), data):
            yield "pixels of compressed image differ"
    elif "image" in ours:
        yield from compare_image(ours["image"], plain_hdu)
    elif ours["kind"] == "compressed":
        yield "table: astropy expands none"
    else:
        data = plain_hdu.data
        if data is not None:
            data.columns._hdu_is_ascii = isinstance(plain_hdu, fits.TableHDU)
        for index, column in enumerate(ours["columns"]):
            yield from compare_column(column, data, index)


def funpacked(path, folder):
    """The file as cfitsio's funpack expands it; astropy 5.2 has no compressed tables and does not know all NaN."""
    target = Path(folder) / f"expanded-{path.name}"
    program = shutil.which("funpack")
    if program is None or subprocess.run([program, "-O", target, path], capture_output=True).returncode:
        return None
    return target


def compare_expanded(ours, path):
    with fits.open(path, do_not_scale_image_data=True, memmap=False) as file:
        # a file of one compressed image becomes its primary HDU
        hdus = list(file)[-len(ours) :] if len(file) >= len(ours) else [None] * (len(ours) - len(file)) + list(file)
        for index, (mine, theirs) in enumerate(zip(ours, hdus)):
            if mine["kind"] != "compressed" or theirs is None:
                continue
            if "image" in mine:
                differences = compare_image(mine["image"], theirs)
            else:
                theirs.data.columns._hdu_is_ascii = False
                differences = (each for at, column in enumerate(mine["columns"]) for each in compare_column(column, theirs.data, at))
            for difference in differences:
                yield f"HDU {index}, by funpack: {difference}"


def compare_file(path):
    output = subprocess.run(["node", here / "read-fits.mjs", path], capture_output=True, text=True)
    if output.returncode:
        yield f"not read: {output.stderr.strip()}"
        return
    ours = json.loads(output.stdout)
    options = {"do_not_scale_image_data": True, "memmap": False, "character_as_bytes": False}
    with fits.open(path, disable_image_compression=True, **options) as stored, fits.open(path, memmap=False) as expanded:
        if len(ours) != len(stored):
            yield f"{len(ours)} HDUs, theirs {len(stored)}"
        for index, (mine, theirs, image) in enumerate(zip(ours, stored, expanded)):
            for difference in compare_hdu(mine, theirs, image):
                yield f"HDU {index}: {difference}"
    if any(hdu["kind"] == "compressed" for hdu in ours):
        with tempfile.TemporaryDirectory() as folder:
            expanded = funpacked(path, folder)
            if expanded is not None:
                yield from compare_expanded(ours, expanded)


def check_written(path):
    try:
        with fits.open(path, checksum=True) as file:
            file.verify("exception")
    except fits.VerifyError as error:
        yield f"astropy verify: {error}"
    verifier = shutil.which("fitsverify")
    if verifier is not None:
        output = subprocess.run([verifier, "-q", path], capture_output=True, text=True)
        if "0 errors" not in output.stdout and "verification OK" not in output.stdout:
            yield f"fitsverify: {output.stdout.strip()}"


# file name and beginning of the difference: explained in docs/crosscheck.md
explained = [
    ("compressed-rice-nan.fits", "HDU 1: pixels of compressed image differ"),
    ("compressed-table.fits", "HDU 1: table: astropy expands none"),
    ("compressed-table-of-arrays.fits", "HDU 1: table: astropy expands none"),
    ("compressed-table-of-numbers.fits", "HDU 1: table: astropy expands none"),
]


def main(written, *folders):
    failures = 0
    for folder in (Path(written), *map(Path, folders)):
        for path in sorted(each for each in folder.rglob("*") if each.name.endswith(suffixes)):
            differences = list(compare_file(path))
            if str(folder) == written:
                differences += check_written(path)
            unexplained = [each for each in differences if not any(path.name == name and each.startswith(start) for name, start in explained)]
            failures += len(unexplained)
            for each in differences:
                print(f"{path.name}: {each}{'' if each in unexplained else ' (explained in docs/crosscheck.md)'}")
    print(f"{compared['values']} header values and {compared['cells']} cells compared, {failures} differences not explained")
    return 1 if failures else 0


sys.exit(main(*sys.argv[1:]))
