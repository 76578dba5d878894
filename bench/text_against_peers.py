#!/usr/bin/env python3
"""Projects the names of tracks with Crossfade and with scikit-learn, and prints the comparison.

    text_against_peers.py DATA.csv FOLDS.csv --text-bench PATH [--seeds 3]

DATA is a file of the public "Spotify and Youtube" form; FOLDS names its data rows that take part
(column row, from 1) and the fold of each (fold_by_artist). A document is artist, track and album.
scikit-learn's vectoriser (char_wb, 2- to 4-grams, in 10 documents, 20,000 terms, sublinear) and
TruncatedSVD(120) get the folded names that Crossfade reads, then the names as they stand. R2 is
that of a ridge regression of ln(1 + streams) on the components, over the folds. CPU seconds are
those of one thread. Needs numpy, pandas and scikit-learn.
"""

import argparse
import json
import os
import pathlib
import struct
import subprocess
import tempfile
import time

for variable in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"

import numpy as np
import pandas as pd
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def read(data, folds):
    plan = pd.read_csv(folds)
    plan = plan[plan["fold_by_artist"] >= 0]
    table = pd.read_csv(data, keep_default_na=False).iloc[plan["row"].to_numpy() - 1]
    documents = ["\n".join(row) for row in table[["Artist", "Track", "Album"]].to_numpy()]
    target = np.log1p(table["Stream"].astype(float).to_numpy())
    return documents, target, plan["fold_by_artist"].to_numpy()


def write(path, documents, target, fold):
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(documents)))
        for text, value, number in zip(documents, target, fold):
            raw = text.encode()
            file.write(struct.pack("<Q", len(raw)) + raw + struct.pack("<di", value, number))


def sklearn_row(documents, target, fold, seed):
    start = time.process_time()
    table = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=10, max_features=20000,
                            sublinear_tf=True).fit_transform(documents)
    svd = TruncatedSVD(120, random_state=seed).fit(table)
    fitted = time.process_time()
    features = svd.transform(table)
    predicted = np.empty(len(target))
    for f in np.unique(fold):
        ridge = make_pipeline(StandardScaler(), RidgeCV(np.logspace(-1, 6, 29)))
        ridge.fit(features[fold != f], target[fold != f])
        predicted[fold == f] = ridge.predict(features[fold == f])
    r2 = 1 - np.sum((target - predicted) ** 2) / np.sum((target - target.mean()) ** 2)
    return {"grams": table.shape[1], "fit_cpu_s": round(fitted - start, 3),
            "variance": round(float(features.var(axis=0).sum()), 6),
            "share": round(float(svd.explained_variance_ratio_.sum()), 5), "r2": round(float(r2), 5)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data")
    parser.add_argument("folds")
    parser.add_argument("--text-bench", required=True)
    parser.add_argument("--seeds", type=int, default=3)
    options = parser.parse_args()
    documents, target, fold = read(options.data, options.folds)
    with tempfile.TemporaryDirectory() as folder:
        data, words = pathlib.Path(folder) / "text.bin", pathlib.Path(folder) / "words.txt"
        write(data, documents, target, fold)
        for seed in range(1, options.seeds + 1):
            ours = subprocess.run([options.text_bench, data, "--seed", str(seed), "--words", words],
                                  check=True, stdout=subprocess.PIPE)
            print("crossfade            ", json.dumps(json.loads(ours.stdout)), flush=True)
            folded = words.read_text().splitlines()
            print("scikit-learn, folded ", json.dumps(sklearn_row(folded, target, fold, seed)),
                  flush=True)
            print("scikit-learn, raw    ", json.dumps(sklearn_row(documents, target, fold, seed)),
                  flush=True)


if __name__ == "__main__":
    main()
