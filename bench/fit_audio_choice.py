#!/usr/bin/env python3
"""Fits the weights by which a tempo, and a key, is chosen among its candidates.

    build/bench/bench/audio_candidates FOLDER/* > candidates.csv
    python3 bench/fit_audio_choice.py candidates.csv FOLDER/truth.csv [more pairs]

A conditional logit (McFadden 1974): the probability of a candidate is the softmax of its features'
weighted sum. Weights maximise the truth's likelihood less a ridge penalty on weights in units of the
feature's spread, so that features that tell nothing get none. Clips of one style are held out together;
the score of those is printed, and then the weights of all, as the headers in src/audio hold them.

truth.csv has columns file, bpm, key, mode, style; a clip without a tempo (0 or empty) or key is left out.
"""
import argparse
import collections
import csv
import pathlib

import numpy as np

NAMES = ["C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"]
OTHER_NAMES = {"Db": "C#", "D#": "Eb", "Gb": "F#", "G#": "Ab", "A#": "Bb"}


def read_candidates(path):
    """{kind: (feature names, {file name: (array of candidates, matrix of features)})}"""
    heads, rows = {}, {"tempo": collections.defaultdict(list), "key": collections.defaultdict(list)}
    with open(path, newline="") as file:
        for line in csv.reader(file):
            if line[1] == "file":
                heads[line[0]] = line[3:]
            else:
                rows[line[0]][pathlib.Path(line[1]).name].append([float(x) for x in line[2:]])
    return {kind: (heads[kind], {name: (np.array(r)[:, 0], np.array(r)[:, 1:])
                                 for name, r in found.items()}) for kind, found in rows.items()}


def key_of(row):
    name = row["key"].strip()
    if not name:
        return None
    return NAMES.index(OTHER_NAMES.get(name, name)) + (12 if row["mode"].strip() == "minor" else 0)


def is_right(kind, row, candidates):
    if kind == "key":
        key = key_of(row)
        return candidates == key if key is not None else np.zeros(len(candidates), bool)
    bpm = float(row["bpm"] or 0)
    return np.abs(candidates / bpm - 1) <= 0.04 if bpm > 0 else np.zeros(len(candidates), bool)


def fit(clips, ridge):
    """Newton's method; clips: [(features, right)] with features in units of their spread."""
    weights = np.zeros(clips[0][0].shape[1])
    for _ in range(60):
        gradient = -ridge * weights
        curvature = ridge * np.eye(len(weights))
        for features, right in clips:
            scores = features @ weights
            p = np.exp(scores - scores.max())
            p /= p.sum()
            q = p * right
            q /= max(q.sum(), 1e-300)
            mean, target = p @ features, q @ features
            gradient += target - mean
            curvature += (features.T * p) @ features - np.outer(mean, mean)
        step = np.linalg.solve(curvature, gradient)
        step *= min(1, 1 / np.abs(step).max())
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def chosen(features, weights):
    return int(np.argmax(features @ weights))


def learn(kind, names, pairs, ridge):
    """pairs: [(row of truth, candidates, features)]; prints the held-out score, returns weights."""
    usable = [(row, c, f, is_right(kind, row, c)) for row, c, f in pairs]
    reachable = [u for u in usable if u[3].any()]
    spread = np.concatenate([f - f.mean(axis=0) for _, _, f, _ in reachable]).std(axis=0)
    spread[spread == 0] = 1
    styles = sorted({row["style"] for row, *_ in usable})
    hits, wrong = 0, []
    for style in styles:
        train = [(f / spread, r) for row, _, f, r in reachable if row["style"] != style]
        weights = fit(train, ridge)
        for row, candidates, features, right in usable:
            if row["style"] != style:
                continue
            hit = len(candidates) > 0 and right[chosen(features / spread, weights)]
            hits += hit
            if not hit:
                wrong.append(row["file"])
    print(f"# {kind}: {hits}/{len(usable)} = {hits / len(usable):.3f} of clips whose style was held "
          f"out; truth among the candidates: {len(reachable) / len(usable):.3f}; ridge {ridge}")
    weights = fit([(f / spread, r) for _, _, f, r in reachable], ridge)
    fitted = sum(r[chosen(f / spread, weights)] for _, _, f, r in reachable)
    print(f"# {kind}: {fitted}/{len(usable)} = {fitted / len(usable):.3f} of those that were fitted")
    return weights, weights / spread, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("files", nargs="+", help="pairs of candidates.csv and truth.csv")
    parser.add_argument("--ridge", type=float, default=3.0)
    parser.add_argument("--wrong", action="store_true", help="list the clips that were missed")
    options = parser.parse_args()
    pairs, names = {"tempo": [], "key": []}, {}
    for candidates, truth in zip(options.files[::2], options.files[1::2]):
        found = read_candidates(candidates)
        with open(truth, newline="") as file:
            rows = {row["file"]: row for row in csv.DictReader(file)}
        for kind, (head, clips) in found.items():
            names[kind] = head
            for name, (c, f) in clips.items():
                row = rows.get(name)
                known = row and (key_of(row) is not None if kind == "key" else float(row["bpm"] or 0) > 0)
                if known:
                    pairs[kind].append((row, c, f))
    for kind in ("tempo", "key"):
        standard, weights, wrong = learn(kind, names[kind], pairs[kind], options.ridge)
        if options.wrong:
            print("# missed:", *wrong)
        for name, size, weight in zip(names[kind], standard, weights):
            print(f"    {weight:.4g},  // {name} ({size:+.2f} a spread)")


if __name__ == "__main__":
    main()
