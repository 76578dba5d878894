"""How an estimate of tempo and key is scored, and how two estimators are compared on the same clips.

Tempo (Gouyon et al. 2006): within 4 % of the truth, within 1 %, and within 4 % of the truth, its
half, double, third or triple ("octave allowed"). Key: exact, and MIREX's weights: 1 exact, .5 a
perfect fifth above in the same mode, .3 the relative, .2 the parallel key. Differences are paired by
clip; their intervals come from a bootstrap that draws whole patterns and grooves, since two clips of
one pattern fail together.
"""
import random

NAMES = {name: index for index, names in enumerate(
    ("C B#", "C# Db", "D", "D# Eb", "E Fb", "F E#", "F# Gb", "G", "G# Ab", "A", "A# Bb", "B Cb"))
    for name in names.split()}
OCTAVES = (1, 2, 1 / 2, 3, 1 / 3)
TEMPO_FIGURES = ("tempo within 4 %", "tempo within 1 %", "octave allowed")
KEY_FIGURES = ("key exact", "key MIREX", "mode")


def near(estimate, truth, tolerance):
    return estimate is not None and abs(estimate / truth - 1) <= tolerance


def tempo_scores(estimate, truth):
    return {"tempo within 4 %": float(near(estimate, truth, .04)),
            "tempo within 1 %": float(near(estimate, truth, .01)),
            "octave allowed": float(any(near(estimate, truth * o, .04) for o in OCTAVES))}


def key_scores(estimate, tonic, mode):
    """`estimate` is like "C# minor", or None."""
    if not estimate:
        return dict.fromkeys(KEY_FIGURES, 0.0)
    name, own_mode = estimate.split()
    step = (NAMES[name] - NAMES[tonic]) % 12
    relative = 9 if mode == "major" else 3
    weight = ((1 if step == 0 else .5 if step == 7 else 0) if own_mode == mode else
              .3 if step == relative else .2 if step == 0 else 0)
    return {"key exact": float(weight == 1), "key MIREX": weight, "mode": float(own_mode == mode)}


def mean(values):
    return sum(values) / len(values)


def differences(ours, theirs, groups, draws=5000, seed=1):
    """(mean of ours less theirs, low and high end of its 95 % interval); all three are lists by
    clip, groups holding what is drawn as one."""
    by_group = {}
    for own, other, group in zip(ours, theirs, groups):
        total = by_group.setdefault(group, [0.0, 0])
        total[0] += own - other
        total[1] += 1
    sums, draw = list(by_group.values()), random.Random(seed)
    means = []
    for _ in range(draws):
        drawn = draw.choices(sums, k=len(sums))
        means.append(sum(s for s, _ in drawn) / sum(n for _, n in drawn))
    means.sort()
    return (mean([a - b for a, b in zip(ours, theirs)]), means[int(.025 * draws)],
            means[int(.975 * draws)])
