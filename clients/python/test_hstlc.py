"""Runs the client against a running archive: HSTLC_URL says where (e2e/src/python-client.spec.ts starts one)."""

import contextlib
import io
import json
import os
import tempfile
import unittest

from hstlc import Archive, HstlcError, _sha256_of, main


class ClientTest(unittest.TestCase):
    def setUp(self):
        self.archive = Archive(attempts=2)
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def first(self, **filters):
        return next(self.archive.lightcurves(**filters))

    def test_lists_give_every_row_once_whatever_the_page(self):
        whole = [each["rootname"] for each in self.archive.observations()]
        singly = [each["rootname"] for each in self.archive.observations(limit=1)]
        self.assertGreater(len(whole), 1)
        self.assertEqual(whole, singly)
        self.assertEqual(self.archive.count("observations"), len(whole))

    def test_lists_are_filtered_by_several_values(self):
        both = list(self.archive.observations(instrument=["COS", "STIS"]))
        cos = list(self.archive.observations(instrument="COS"))
        self.assertEqual(cos, [each for each in both if each["instrument"] == "COS"])

    def test_things_are_found_by_name(self):
        lightcurve = self.first(kind="individual")
        observation = self.archive.observation(lightcurve["rootname"])
        self.assertEqual(observation["lightcurve"], lightcurve["id"])
        self.assertEqual(self.archive.target(lightcurve["target"])["name"], lightcurve["target"])
        self.assertEqual(self.archive.lightcurve(lightcurve["id"])["sha256"], lightcurve["sha256"])

    def test_rows_have_a_column_for_every_unit(self):
        lightcurve = self.first(kind="composite")
        data = self.archive.data(lightcurve["id"])
        self.assertEqual(len(data["columns"]["TIME"]), lightcurve["binCount"])
        self.assertEqual(sorted(data["units"]), sorted(data["columns"]))

    def test_a_download_is_verified_and_goes_on_where_it_was_cut_off(self):
        lightcurve = self.first()
        path = self.archive.download(lightcurve["filename"], self.folder.name)
        self.assertEqual(_sha256_of(path), lightcurve["sha256"])
        with open(path, "rb") as file:
            whole = file.read()
        os.remove(path)
        with open(path + ".part", "wb") as file:
            file.write(whole[: len(whole) // 2])
        self.assertEqual(self.archive.download(lightcurve["filename"], self.folder.name), path)
        self.assertEqual(_sha256_of(path), lightcurve["sha256"])
        # the beginning of something else is thrown away
        os.remove(path)
        with open(path + ".part", "wb") as file:
            file.write(b"x" * 1000)
        self.archive.download(lightcurve["filename"], self.folder.name)
        self.assertEqual(_sha256_of(path), lightcurve["sha256"])
        self.assertEqual(os.listdir(self.folder.name), [lightcurve["filename"]])

    def test_a_download_may_have_its_hlsp_name(self):
        path = self.archive.download(self.first(kind="individual")["filename"], self.folder.name, hlsp=True)
        self.assertRegex(os.path.basename(path), r"^hlsp_hstlc_hst_(cos|stis)_.*_lc\.fits$")

    def test_a_bundle_brings_every_file_once(self):
        bundle = self.archive.bundle(query={"kind": "composite"}, hlsp=True)
        paths = self.archive.download_bundle(bundle, self.folder.name)
        self.assertEqual(len(paths), self.archive.count("lightcurves", kind="composite"))
        before = [os.stat(path).st_mtime_ns for path in paths]
        self.archive.download_bundle(bundle, self.folder.name)
        self.assertEqual([os.stat(path).st_mtime_ns for path in paths], before)

    def test_a_refusal_says_why(self):
        with self.assertRaises(HstlcError) as refused:
            list(self.archive.lightcurves(colour="blue"))
        self.assertEqual((refused.exception.status, refused.exception.code), (400, "unknown-parameter"))
        self.assertEqual(refused.exception.errors[0]["path"], "colour")
        self.assertTrue(refused.exception.request_id)
        with self.assertRaises(HstlcError) as missing:
            self.archive.target("no / such ? target")
        self.assertEqual(missing.exception.code, "not-found")
        with self.assertRaises(HstlcError) as unreachable:
            Archive("http://127.0.0.1:1", attempts=1).count("targets")
        self.assertEqual(unreachable.exception.code, "unreachable")

    def test_writing_needs_a_token(self):
        with self.assertRaises(HstlcError) as refused:
            Archive(token="hstlc_guess").start_ingest(dry_run=True)
        self.assertEqual(refused.exception.status, 401)

    @unittest.skipUnless(os.environ.get("HSTLC_TOKEN"), "no staff token is given")
    def test_an_ingest_run_is_started_once(self):
        first = self.archive.start_ingest(dry_run=True, key="client-test")
        again = self.archive.start_ingest(dry_run=True, key="client-test")
        self.assertEqual(first["id"], again["id"])
        self.assertEqual(self.archive.wait_for_run(first["id"], 120)["state"], "done")

    def test_the_command_line_lists_and_downloads(self):
        told = io.StringIO()
        with contextlib.redirect_stdout(told):
            self.assertEqual(main(["lightcurves", "kind=composite"]), 0)
        self.assertEqual(
            len([json.loads(line) for line in told.getvalue().splitlines()]),
            self.archive.count("lightcurves", kind="composite"),
        )
        with contextlib.redirect_stdout(io.StringIO()):
            self.assertEqual(main(["download", "kind=composite", "--out", self.folder.name]), 0)
        with contextlib.redirect_stderr(io.StringIO()) as words:
            self.assertEqual(main(["targets", "colour=blue"]), 1)
        self.assertIn("unknown-parameter", words.getvalue())


if __name__ == "__main__":
    unittest.main()
