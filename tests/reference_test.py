#!/usr/bin/env python3
"""The reference profile gives the old system's figures on the example, to nine digits.

The expected values were made with pandas by the old system's own cleaning (docs/reference.md).
"""
import json
import math

import program


class ReferenceProfile(program.ProgramTest):
    def test_kpis_agree_to_nine_digits(self):
        expected = json.loads((program.ROOT / "tests/reference_expected.json").read_text())
        report = self.expect_json("run", program.EXAMPLE, "--profile", "reference")
        self.assertEqual(set(report["kpis"]), set(expected))
        for name, value in expected.items():
            self.assertTrue(math.isclose(report["kpis"][name], value, rel_tol=1e-9),
                            f"{name}: {report['kpis'][name]} against {value}")

    def test_all_three_forests_are_shown_with_split_and_folds(self):
        report = self.expect_json("run", program.EXAMPLE, "--profile", "reference")
        names = [model["name"] for model in report["models"]]
        self.assertEqual(names, ["streams", "hit", "views"])
        for model in report["models"]:
            for figure in ("split_score", "fold_mean", "fold_deviation", "base_score"):
                self.assertTrue(math.isfinite(model[figure]), (model["name"], figure))


if __name__ == "__main__":
    program.main()
