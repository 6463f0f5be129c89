#!/usr/bin/env python3
"""Client of an hstlc archive: lightcurves of HST/COS and HST/STIS time-tag exposures.

One file, the standard library alone, Python 3.9 or later. Copy it beside your script, or run it:

    python3 hstlc.py --url http://localhost:3000 lightcurves kind=composite
    python3 hstlc.py --url http://localhost:3000 download target=GJ-436 --out curves

In a program:

    from hstlc import Archive

    archive = Archive("http://localhost:3000")
    for lightcurve in archive.lightcurves(target="GJ-436", kind="composite"):
        data = archive.data(lightcurve["id"])      # columns by their FITS names, None where there is nothing
        path = archive.download(lightcurve["filename"], "curves")  # goes on where it was cut off, verified by sha256

The address may also stand in the environment, HSTLC_URL; a staff token in HSTLC_TOKEN.

Every filter of a list is a keyword (GET /api/docs tells them); a list filters by any of its values. Times are MJD (UTC)
unless a name says otherwise, wavelengths are in ångström, angles in degrees.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from typing import Any, BinaryIO, Dict, Iterator, List, Optional, Union

__all__ = ["Archive", "HstlcError", "ChecksumError"]
__version__ = "0.1.0"

Filter = Union[str, int, float, bool, List[Union[str, int, float]], tuple, None]

#: How much is read at once (byte).
PIECE = 1 << 20


class HstlcError(Exception):
    """A request that the archive refused, or that could not reach it.

    ``status`` is the HTTP status (0: no answer), ``code`` the word for it (see docs/api.md), ``errors`` the single
    issues as ``{"path", "message"}``, ``request_id`` what to quote to whoever keeps the archive.
    """

    def __init__(self, status: int, code: str, detail: str, errors=(), request_id: str = ""):
        issues = "; ".join(f"{each['path']}: {each['message']}" for each in errors)
        super().__init__(f"{code}: {detail}" + (f" ({issues})" if issues else ""))
        self.status = status
        self.code = code
        self.detail = detail
        self.errors = list(errors)
        self.request_id = request_id


class ChecksumError(HstlcError):
    """A file whose bytes are not those that the archive has."""

    def __init__(self, name: str, expected: str, found: str):
        super().__init__(0, "checksum", f"{name}: expected sha256 {expected}, found {found}")


class Archive:
    """An archive by its address, such as ``http://localhost:3000``.

    :param url: where it is; None: the environment's HSTLC_URL
    :param token: of staff, for what changes the archive; None: the environment's HSTLC_TOKEN, or none
    :param timeout: how long one answer may stay silent (s)
    :param attempts: how often a request is made before it is given up: refused for now (429, 503) or no answer
    """

    def __init__(
        self,
        url: Optional[str] = None,
        token: Optional[str] = None,
        timeout: float = 60.0,
        attempts: int = 4,
    ):
        url = url or os.environ.get("HSTLC_URL") or "http://localhost:3000"
        self.url = url.rstrip("/")
        self.token = token or os.environ.get("HSTLC_TOKEN")
        self.timeout = timeout
        self.attempts = attempts

    # -- lists ---------------------------------------------------------------------------------------------------

    def targets(self, **filters: Filter) -> Iterator[Dict[str, Any]]:
        """Every target that matches, page by page as they are used."""
        return self._list("targets", filters)

    def observations(self, **filters: Filter) -> Iterator[Dict[str, Any]]:
        """Every exposure that matches: ``target, instrument, opt_elem, exptime_min, ra + dec + radius, …``."""
        return self._list("observations", filters)

    def lightcurves(self, **filters: Filter) -> Iterator[Dict[str, Any]]:
        """Every lightcurve that matches: ``kind="composite", target, poisson_factor_min, …``."""
        return self._list("lightcurves", filters)

    def bad_data(self, **filters: Filter) -> Iterator[Dict[str, Any]]:
        """Files that were refused, and why."""
        return self._list("bad-data", filters)

    def count(self, what: str, **filters: Filter) -> int:
        """How many ``targets``, ``observations`` or ``lightcurves`` match."""
        return self._json(what, {**filters, "limit": 1})["total"]

    # -- single things -------------------------------------------------------------------------------------------

    def target(self, name: str) -> Dict[str, Any]:
        """A target by its name or any of its aliases, with its observations and composites."""
        return self._json("targets", name)

    def observation(self, rootname: str) -> Dict[str, Any]:
        return self._json("observations", rootname)

    def lightcurve(self, identifier: str) -> Dict[str, Any]:
        return self._json("lightcurves", identifier)

    def data(self, identifier: str) -> Dict[str, Any]:
        """The rows of a lightcurve: ``columns`` by FITS name (None where there is nothing), ``units``, ``mjdReference``."""
        return self._json("lightcurves", identifier, "data")

    def extraction(self, rootname: str, **parameters: Filter) -> Dict[str, Any]:
        """A lightcurve made now from the photons: ``step=5, wavelengths="1200:1210", airglow="keep"``."""
        return self._json("observations", rootname, "extraction", parameters)

    # -- files ---------------------------------------------------------------------------------------------------

    def download(self, filename: str, folder: str = ".", hlsp: bool = False) -> str:
        """Fetches a product or an input file, goes on where an earlier attempt was cut off, and verifies its sha256.

        :param hlsp: whether it is saved under its name as a High Level Science Product
        :returns: where it lies now
        :raises ChecksumError: when the bytes stay wrong after a fetch from the start
        """
        address = self._address("products", filename, {"name": "hlsp"} if hlsp else {})
        with self._open(address, method="HEAD") as head:
            sha256 = head.headers["ETag"].strip('"')
            size = int(head.headers["Content-Length"])
            name = head.headers.get_filename()
        return self._fetch(address, os.path.join(folder, os.path.basename(name or filename)), size, sha256)

    def bundle(
        self, filenames: Optional[List[str]] = None, query: Optional[Dict[str, Filter]] = None, hlsp: bool = False
    ) -> Dict[str, Any]:
        """Many files at once, by their names or by filters of the list of lightcurves; the answer has their addresses."""
        order: Dict[str, Any] = {"names": "hlsp" if hlsp else "archive"}
        if filenames is not None:
            order["filenames"] = list(filenames)
        else:
            order["query"] = _query_text(query or {})
        return self._json("bundles", method="POST", body=order)

    def download_bundle(self, bundle: Dict[str, Any], folder: str = ".") -> List[str]:
        """Fetches every file of a bundle, each verified; what is there already is not fetched again."""
        return [
            self._fetch(
                self.url + each["url"],
                os.path.join(folder, os.path.basename(each["name"])),
                each["bytes"],
                each["sha256"],
            )
            for each in bundle["files"]
        ]

    # -- staff ---------------------------------------------------------------------------------------------------

    def start_ingest(self, dry_run: bool = False, key: Optional[str] = None) -> Dict[str, Any]:
        """Starts an ingest run. It is started once, however often the request must be made (Idempotency-Key)."""
        headers = {"Idempotency-Key": key or str(uuid.uuid4())}
        return self._json("ingest-runs", method="POST", body={"dryRun": dry_run}, headers=headers)

    def ingest_run(self, run_id: int) -> Dict[str, Any]:
        return self._json("ingest-runs", str(run_id))

    def wait_for_run(self, run_id: int, patience: float = 3600.0) -> Dict[str, Any]:
        """Returns when a run is over.

        :raises TimeoutError: when it is not within ``patience`` (s)
        """
        end = time.monotonic() + patience
        while time.monotonic() < end:
            run = self.ingest_run(run_id)
            if run["state"] not in ("queued", "running"):
                return run
            time.sleep(1.0)
        raise TimeoutError(f"ingest run {run_id} is not over after {patience} s")

    # -- how it is done ------------------------------------------------------------------------------------------

    def _list(self, what: str, filters: Dict[str, Filter]) -> Iterator[Dict[str, Any]]:
        wanted = dict(filters)
        wanted.setdefault("limit", 1000)
        while True:
            page = self._json(what, wanted)
            yield from page["items"]
            if page["next"] is None:
                return
            wanted["cursor"] = page["next"]

    def _address(self, *parts: Union[str, Dict[str, Filter]]) -> str:
        path = [urllib.parse.quote(part, safe="") for part in parts if isinstance(part, str)]
        query = _query_text({name: value for part in parts if isinstance(part, dict) for name, value in part.items()})
        return f"{self.url}/api/v1/{'/'.join(path)}" + (f"?{query}" if query else "")

    def _json(self, *parts: Any, method: str = "GET", body: Any = None, headers: Optional[Dict[str, str]] = None) -> Any:
        with self._open(self._address(*parts), method=method, body=body, headers=headers) as answer:
            return json.load(answer)

    def _open(
        self, address: str, method: str = "GET", body: Any = None, headers: Optional[Dict[str, str]] = None
    ) -> Any:
        """An answer, after as many attempts as it takes; only what can be repeated without harm is repeated."""
        given = {"Accept": "application/json", "User-Agent": f"hstlc.py/{__version__}", **(headers or {})}
        if self.token:
            given["Authorization"] = f"Bearer {self.token}"
        payload = None
        if body is not None:
            payload = json.dumps(body).encode()
            given["Content-Type"] = "application/json"
        for attempt in range(1, self.attempts + 1):
            request = urllib.request.Request(address, data=payload, headers=given, method=method)
            try:
                return urllib.request.urlopen(request, timeout=self.timeout)
            except urllib.error.HTTPError as refusal:
                failure = _failure_of(refusal)
                may_repeat = failure.status in (429, 503)
                wait = float(refusal.headers.get("Retry-After") or 0)
            except (http.client.HTTPException, OSError) as cause:
                failure = HstlcError(0, "unreachable", f"{address}: {cause}")
                may_repeat = method in ("GET", "HEAD") or "Idempotency-Key" in given
                wait = 0.0
            if not may_repeat or attempt == self.attempts:
                raise failure
            time.sleep(min(60.0, wait or 0.5 * 2**attempt))
        raise AssertionError("unreachable")

    def _fetch(self, address: str, path: str, size: int, sha256: str) -> str:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        if os.path.exists(path) and os.path.getsize(path) == size and _sha256_of(path) == sha256:
            return path
        part = path + ".part"
        for _ in range(2):
            self._fetch_rest(address, part, size, sha256)
            found = _sha256_of(part)
            if found == sha256:
                os.replace(part, path)
                return path
            # the beginning was of another version: once more, from the start
            os.remove(part)
        raise ChecksumError(os.path.basename(path), sha256, found)

    def _fetch_rest(self, address: str, part: str, size: int, sha256: str) -> None:
        for attempt in range(1, self.attempts + 1):
            held = os.path.getsize(part) if os.path.exists(part) else 0
            if held >= size:
                return
            headers = {"Range": f"bytes={held}-", "If-Range": f'"{sha256}"'} if held else {}
            try:
                with self._open(address, headers={"Accept": "*/*", **headers}) as answer:
                    with open(part, "ab" if answer.status == 206 else "wb") as file:
                        _copy(answer, file)
            except (http.client.HTTPException, OSError) as cause:
                if attempt == self.attempts:
                    raise HstlcError(0, "cut-off", f"{address}: {cause}") from cause
            if os.path.getsize(part) >= size:
                return


def _copy(source: BinaryIO, goal: BinaryIO) -> None:
    while True:
        piece = source.read(PIECE)
        if not piece:
            return
        goal.write(piece)


def _sha256_of(path: str) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for piece in iter(lambda: file.read(PIECE), b""):
            digest.update(piece)
    return digest.hexdigest()


def _query_text(filters: Dict[str, Filter]) -> str:
    words = {}
    for name, value in filters.items():
        if value is None:
            continue
        if isinstance(value, bool):
            words[name] = "true" if value else "false"
        elif isinstance(value, (list, tuple)):
            words[name] = ",".join(str(each) for each in value)
        else:
            words[name] = str(value)
    return urllib.parse.urlencode(words)


def _failure_of(refusal: urllib.error.HTTPError) -> HstlcError:
    try:
        problem = json.loads(refusal.read() or b"{}")
    except ValueError:
        problem = {}
    return HstlcError(
        refusal.code,
        problem.get("code", "unexpected-answer"),
        problem.get("detail", refusal.reason),
        problem.get("errors", ()),
        problem.get("requestId", refusal.headers.get("X-Request-Id", "")),
    )


def _filters_of(words: List[str]) -> Dict[str, Filter]:
    for word in words:
        if "=" not in word:
            raise SystemExit(f"expected filters as name=value, found {word!r}")
    return dict(word.split("=", 1) for word in words)


def main(arguments: Optional[List[str]] = None) -> int:
    """The command line: lists as JSON lines, or the products of the lightcurves that match."""
    parser = argparse.ArgumentParser(prog="hstlc.py", description="client of an hstlc archive")
    parser.add_argument("--url", help="address of the archive (else HSTLC_URL)")
    parser.add_argument("command", choices=["targets", "observations", "lightcurves", "bad-data", "download"])
    parser.add_argument("filters", nargs="*", metavar="name=value", help="filters of the list")
    parser.add_argument("--out", default=".", help="folder for downloads")
    parser.add_argument("--hlsp", action="store_true", help="names of High Level Science Products")
    given = parser.parse_intermixed_args(arguments)
    archive = Archive(given.url)
    filters = _filters_of(given.filters)
    try:
        if given.command == "download":
            for path in archive.download_bundle(archive.bundle(query=filters, hlsp=given.hlsp), given.out):
                print(path)
        else:
            for row in archive._list(given.command, filters):
                print(json.dumps(row, ensure_ascii=False))
    except HstlcError as failure:
        print(f"hstlc.py: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
