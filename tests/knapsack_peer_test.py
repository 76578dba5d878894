#!/usr/bin/env python3
"""The knapsack solver beside CBC, a solver of mixed-integer programs (Debian's coinor-cbc): as
good within a thousandth, its bound never below CBC's optimum, its choice within the limits.
`./test.sh --all` installs CBC; skipped where it is absent.

    knapsack_peer_test.py KNAPSACK_BENCH
"""
import json
import math
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

CBC = shutil.which("cbc")
if CBC is None:
    print("skipped: cbc is not installed")
    sys.exit(77)
BENCH = sys.argv.pop(1)

COSTS = (20000, 8000, 2500, 1500)
EFFECTS = (1, .6, .35, .25)
CBC_GAP = 1e-6
CBC_SECONDS = 300


class Knapsack:
    """Tracks of artists and four tiers, valued as a plan does or without any order."""

    def __init__(self, items, seed, kind, budget):
        draw = random.Random(seed)
        self.groups, self.values, self.costs = [], [], []
        self.budget = budget
        self.most_items, self.most_a_group = max(1, budget // 12000), 2
        for _ in range(items):
            self.groups.append(draw.randrange(items // 8))
            brings = math.exp(draw.gauss(8.5, 1.5))
            if kind == "plan":
                self.costs.append(COSTS)
                self.values.append([brings * effect - cost
                                    for effect, cost in zip(EFFECTS, COSTS)])
            else:
                self.costs.append([round(draw.uniform(1000, 20000)) for _ in COSTS])
                self.values.append([draw.uniform(0, 10000) for _ in COSTS])

    def options(self):
        for i, costs in enumerate(self.costs):
            for o in range(len(costs)):
                if self.values[i][o] > 0:
                    yield i, o

    def write_data(self, path):
        lines = [f"{len(self.groups)} {len(COSTS)} {self.budget} {self.most_items} "
                 f"{self.most_a_group}"]
        for group, values, costs in zip(self.groups, self.values, self.costs):
            pairs = " ".join(f"{v!r} {c}" for v, c in zip(values, costs))
            lines.append(f"{group} {pairs}")
        path.write_text("\n".join(lines) + "\n")

    def write_program(self, path):
        """As an integer program in CPLEX's LP format, a term a line."""
        by_item, by_group = {}, {}
        for i, o in self.options():
            by_item.setdefault(i, []).append(f"+ x{i}_{o}")
            by_group.setdefault(self.groups[i], []).append(f"+ x{i}_{o}")
        everyone = [term for terms in by_item.values() for term in terms]
        lines = ["Maximize", "value:"]
        lines += [f"+ {self.values[i][o]!r} x{i}_{o}" for i, o in self.options()]
        lines += ["Subject To", "budget:"]
        lines += [f"+ {self.costs[i][o]} x{i}_{o}" for i, o in self.options()]
        lines += [f"<= {self.budget}", "items:", *everyone, f"<= {self.most_items}"]
        for item, terms in by_item.items():
            lines += [f"item{item}:", *terms, "<= 1"]
        for group, terms in by_group.items():
            lines += [f"group{group}:", *terms, f"<= {self.most_a_group}"]
        lines += ["Binary", *(term[2:] for term in everyone), "End"]
        path.write_text("\n".join(lines) + "\n")

    def check(self, case, chosen):
        """The choice is within all limits; returns its value and cost."""
        taken = [(i, o) for i, o in enumerate(chosen) if o >= 0]
        groups = [self.groups[i] for i, _ in taken]
        case.assertLessEqual(len(taken), self.most_items)
        for group in set(groups):
            case.assertLessEqual(groups.count(group), self.most_a_group)
        cost = sum(self.costs[i][o] for i, o in taken)
        case.assertLessEqual(cost, self.budget)
        return sum(self.values[i][o] for i, o in taken), cost


class KnapsackPeerTest(unittest.TestCase):
    def solve_both(self, knapsack):
        with tempfile.TemporaryDirectory(prefix="crossfade-test-") as folder:
            data, program = pathlib.Path(folder, "data.txt"), pathlib.Path(folder, "program.lp")
            knapsack.write_data(data)
            knapsack.write_program(program)
            ours = json.loads(subprocess.run([BENCH, data], check=True, capture_output=True).stdout)
            start = time.monotonic()
            answer = subprocess.run(
                [CBC, program, "ratio", str(CBC_GAP), "seconds", str(CBC_SECONDS), "solve",
                 "solution", "/dev/stdout"], check=True, capture_output=True, text=True).stdout
            seconds = time.monotonic() - start
        self.assertRegex(answer, r"Result - Optimal solution found", "CBC ran out of time")
        found = re.search(r"Objective value:\s+(-?[\d.]+(?:e[+-]?\d+)?)", answer)
        return ours, abs(float(found.group(1))), seconds

    def compare(self, items, kind, budget, seed=1):
        knapsack = Knapsack(items, seed, kind, budget)
        ours, peer, seconds = self.solve_both(knapsack)
        print(f"{items} items, {kind}, budget {budget}: ours {ours['value']:.10g} in "
              f"{ours['cpu_s']:.3f} s, gap {ours['gap']:.1e}; CBC {peer:.10g} in {seconds:.1f} s")
        value, cost = knapsack.check(self, ours["chosen"])
        self.assertAlmostEqual(value, ours["value"], delta=1e-9 * value)
        self.assertAlmostEqual(cost, ours["cost"], delta=1e-9 * max(cost, 1))
        self.assertGreaterEqual(ours["value"], peer * (1 - 1e-3))
        self.assertLessEqual(ours["value"], peer * (1 + 2 * CBC_GAP))
        self.assertGreaterEqual(ours["upper_bound"], peer * (1 - 1e-9))
        self.assertLessEqual(ours["gap"], 1e-3)
        return ours

    def test_small_plans_are_as_good_as_cbc_to_its_last_digit(self):
        for seed in range(5):
            with self.subTest(seed=seed):
                ours = self.compare(60, "plan", 60000, seed)
                self.assertLess(ours["gap"], 1e-9)

    def test_thousands_of_tracks(self):
        self.compare(2000, "plan", 150000)
        self.compare(2000, "any", 300000)

    def test_twenty_thousand_tracks_in_under_a_second(self):
        ours = self.compare(20000, "plan", 400000)
        self.assertLess(ours["cpu_s"], 1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
