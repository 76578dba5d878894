#!/usr/bin/env python3
"""Fits the weights by which a tempo, and a key, is chosen among its candidates.

    build/bench/bench/audio_candidates FOLDER/* > candidates.csv
    python3 bench/fit_audio_choice.py candidates.csv FOLDER/truth.csv [more pairs]

A conditional logit (McFadden 1974): the probability of a candidate is the softmax of its features'
weighted sum. Weights maximise the truth's likelihood less a ridge penalty on weights in units of the
feature's spread, so that features that tell nothing get none. Clips of one style are held out together;
the score of those is printed, and then the weights of all, as the headers in src/audio hold them. A key is
fitted on what is heard from the beginning and, with a third of the weight together, from 4 and 8 s on:
most music begins on its tonic, and the clips nearly always do.

truth.csv has columns file, bpm, key, mode, style; a clip without a tempo (0 or empty) or key is left out.
"""
import argparse
import collections
import csv
import pathlib

import numpy as np

NAMES = ["C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"]
# What is chosen, and the weight of such lines, by their first word.
KINDS = {"tempo": ("tempo", 1), "key": ("key", 2 / 3), "key_4s": ("key", 1 / 6), "key_8s": ("key", 1 / 6)}
OTHER_NAMES = {"Db": "C#", "D#": "Eb", "Gb": "F#", "G#": "Ab", "A#": "Bb"}


def read_candidates(path):
    """{first word: (feature names, {file name: (array of candidates, matrix of features)})}"""
    heads, rows = {}, {word: collections.defaultdict(list) for word in KINDS}
    with open(path, newline="") as file:
        for line in csv.reader(file):
            if line[1] == "file":
                heads[line[0]] = line[3:]
            else:
                rows[line[0]][pathlib.Path(line[1]).name].append([float(x) for x in line[2:]])
    return {word: (heads[word], {name: (np.array(r)[:, 0], np.array(r)[:, 1:])
                                 for name, r in found.items()}) for word, found in rows.items()}


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
    """Newton's method; clips: [(features, right, weight)] with features in units of their spread."""
    weights = np.zeros(clips[0][0].shape[1])
    for _ in range(60):
        gradient = -ridge * weights
        curvature = ridge * np.eye(len(weights))
        for features, right, weight in clips:
            scores = features @ weights
            p = np.exp(scores - scores.max())
            p /= p.sum()
            q = p * right
            q /= max(q.sum(), 1e-300)
            mean, target = p @ features, q @ features
            gradient += weight * (target - mean)
            curvature += weight * ((features.T * p) @ features - np.outer(mean, mean))
        step = np.linalg.solve(curvature, gradient)
        step *= min(1, 1 / np.abs(step).max())
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def chosen(features, weights):
    return int(np.argmax(features @ weights))


def learn(kind, pairs, ridge):
    """pairs: [(first word, row of truth, candidates, features)]; prints the held-out score, returns weights."""
    usable = [(word, row, c, f, is_right(kind, row, c)) for word, row, c, f in pairs]
    reachable = [u for u in usable if u[4].any()]
    spread = np.concatenate([f - f.mean(axis=0) for *_, f, _ in reachable]).std(axis=0)
    spread[spread == 0] = 1

    def fitted_on(clips):
        return fit([(f / spread, right, KINDS[word][1]) for word, _, _, f, right in clips], ridge)

    def is_hit(features, right, weights):
        return len(right) > 0 and right[chosen(features / spread, weights)]

    held_out, fitted, counts, wrong = (collections.Counter() for _ in range(4))
    for style in sorted({row["style"] for _, row, *_ in usable}):
        weights = fitted_on([u for u in reachable if u[1]["style"] != style])
        for word, row, _, features, right in usable:
            if row["style"] == style:
                hit = is_hit(features, right, weights)
                held_out[word] += hit
                wrong[word, row["file"]] += not hit
    weights = fitted_on(reachable)
    for word, _, _, features, right in usable:
        counts[word] += 1
        fitted[word] += is_hit(features, right, weights)
    for word, count in counts.items():
        print(f"# {word}: {held_out[word]}/{count} = {held_out[word] / count:.3f} of clips whose style was held out; "
              f"{fitted[word] / count:.3f} of those that were fitted; ridge {ridge}")
    print(f"# {kind}: truth among the candidates: {len(reachable) / len(usable):.3f}")
    return weights, weights / spread, [file for (word, file), missed in wrong.items() if missed and word == kind]


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
        for word, (head, clips) in found.items():
            kind = KINDS[word][0]
            names[kind] = head
            for name, (c, f) in clips.items():
                row = rows.get(name)
                known = row and (key_of(row) is not None if kind == "key" else float(row["bpm"] or 0) > 0)
                if known:
                    pairs[kind].append((word, row, c, f))
    for kind, known in pairs.items():
        standard, weights, wrong = learn(kind, known, options.ridge)
        if options.wrong:
            print("# missed:", *wrong)
        for name, size, weight in zip(names[kind], standard, weights):
            print(f"    {weight:.4g},  // {name} ({size:+.2f} a spread)")


if __name__ == "__main__":
    main()
