#!/usr/bin/env python3
"""Tempo and key by `crossfade listen`, Essentia, librosa, madmom and aubio on the measured part of the
corpus, paired clip by clip, with intervals; speed from MP3; an hour of MP3.

    audio_against_peers.py --crossfade PATH [--peers Essentia,librosa,madmom,aubio] [--hour]
                           [--keep FILE.json] [--out FILE.json]

The corpus is made by tests/audio_corpus/make.py, the peers' Python by tests/audio_venv.py; aubio is
Debian's program (package aubio-tools). Speeds are CPU seconds of one thread, from the MP3 clips' first
byte to the answer; ours is the whole program over them all. With --hour also an hour of MP3, each
program as a process of its own: CPU seconds and peak memory. Figures as Markdown; with --out all by
clip as JSON. --keep is a file of the peers' answers: a peer that is in it is not asked again.
"""
import argparse
import concurrent.futures
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys

import audio_scores as scores

ROOT = pathlib.Path(__file__).resolve().parents[1]
PEERS = ROOT / "bench/audio_peers.py"
OURS = "Crossfade"
TEMPO = {"Essentia": ("Essentia multifeature", "Essentia degara", "Essentia Percival"),
         "librosa": ("librosa beat_track", "librosa tempo"),
         "madmom": ("madmom RNN + DBN", "madmom RNN + comb"), "aubio": ("aubio tempo",)}
KEY = {"Essentia": ("Essentia edma", "Essentia krumhansl", "Essentia bgate", "Essentia temperley"),
       "librosa": ("librosa chroma",), "madmom": ("madmom CNN key",)}
HOUR = (("Essentia Percival + edma", "Essentia Percival,Essentia edma"),
        ("Essentia multifeature + edma", "Essentia multifeature,Essentia edma"),
        ("librosa beat_track", "librosa beat_track"), ("aubio tempo", "aubio tempo"))
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS",
                                     "NUMBA_NUM_THREADS")}


def corpus(part):
    """The folder of that part of the corpus, made where it is not there yet."""
    run = subprocess.run(["/usr/bin/python3", ROOT / "tests/audio_corpus/make.py", part],
                         check=True, stdout=subprocess.PIPE, text=True)
    return pathlib.Path(run.stdout.strip())


def peers_python():
    run = subprocess.run([sys.executable, ROOT / "tests/audio_venv.py"], check=True,
                         stdout=subprocess.PIPE, text=True)
    return run.stdout.strip()


def truths(folder):
    with open(folder / "truth.csv", newline="") as file:
        return {row["file"]: row for row in csv.DictReader(file)}


def usage(command):
    """(standard output, CPU seconds, peak memory in MB) of a program and what it ran."""
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                             env=os.environ | ONE_THREAD)
    with child.stdout:
        text = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise RuntimeError(f"{command[:3]} … ended with {child.returncode}")
    return text, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def listened(crossfade, files, *options):
    """Ours: {file name: {tempo, second, key}}, CPU seconds, MB."""
    text, cpu, memory = usage([str(crossfade), "listen", "--json", "--threads", "1", *options,
                               *map(str, files)])
    found = {}
    for line in json.loads(text)["files"]:
        measured = line.get("measured", {})
        found[pathlib.Path(line["file"]).name] = {
            "tempo": measured.get("tempo_bpm"), "second": measured.get("tempo_second_bpm"),
            "key": line.get("key"), "metre": measured.get("metre")}
    return found, cpu, memory


def peer_answers(python, methods, files, jobs=2):
    """{method: {file name: (value, CPU seconds)}}; the first file is heard twice, so that what a
    library does once does not count."""
    chunks = [files[start::jobs] for start in range(jobs)]

    def hear(chunk):
        command = [python, PEERS, ",".join(methods), chunk[0], *chunk]
        run = subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True,
                             env=os.environ | ONE_THREAD)
        return [json.loads(line) for line in run.stdout.splitlines()][1:]

    answers = {method: {} for method in methods}
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for lines in pool.map(hear, chunks):
            for line in lines:
                for method, answer in line["answers"].items():
                    answers[method][pathlib.Path(line["file"]).name] = (answer["value"],
                                                                        answer["cpu_s"])
    return answers


def table_of(truth, answers, kind):
    """{method: {figure: [score by clip]}} for one kind, "tempo" or "key"."""
    table = {}
    for method, found in answers.items():
        rows = [scores.tempo_scores(found[name], float(row["bpm"])) if kind == "tempo" else
                scores.key_scores(found[name], row["key"], row["mode"])
                for name, row in truth.items()]
        table[method] = {figure: [row[figure] for row in rows] for figure in rows[0]}
    return table


def compare(truth, table):
    """Each method's means, and ours less each: mean, and the ends of the interval."""
    groups = [row["source"] for row in truth.values()]
    return {method: {figure: {"mean": scores.mean(values)} | (
        {} if method == OURS or OURS not in table else
        dict(zip(("ours_less", "low", "high"),
                 scores.differences(table[OURS][figure], values, groups))))
        for figure, values in figures.items()} for method, figures in table.items()}


def print_table(title, compared, figures, speeds):
    print(f"\n| {title} | " + " | ".join(f"{f} | ours less it" for f in figures) + " | x real time |")
    print("| --- " * (2 * len(figures) + 2) + "|")
    for method, found in compared.items():
        cells = []
        for figure in figures:
            line = found[figure]
            cells += [f"{line['mean']:.3f}", "" if "low" not in line else
                      f"{line['ours_less']:+.3f} ({line['low']:+.3f} to {line['high']:+.3f})"]
        speed = f"{speeds[method]:,.0f}" if method in speeds else ""
        print(f"| {method} | " + " | ".join(cells) + f" | {speed} |")


def kept_answers(peer, files, keep):
    """peer_answers() of all the peer's methods, from the file `keep` where they are in it."""
    kept = json.loads(keep.read_text()) if keep and keep.exists() else {}
    if peer not in kept:
        print(f"{peer} …", file=sys.stderr, flush=True)
        kept[peer] = peer_answers(peers_python(), TEMPO.get(peer, ()) + KEY.get(peer, ()), files)
        if keep:
            keep.write_text(json.dumps(kept))
    return kept[peer]


def judge(crossfade, folder, truth, chosen, keep=None):
    """All estimators on the part's clips: {method: {file: value}} for tempo and for key, and
    {method: times real time}."""
    files = [folder / name for name in truth]
    mp3 = [path for path in files if path.suffix == ".mp3"]
    seconds = sum(float(truth[path.name]["seconds"]) for path in mp3)
    tempo, key, speeds = {}, {}, {}
    if crossfade:
        ours, _, _ = listened(crossfade, files)
        tempo[OURS] = {name: found["tempo"] for name, found in ours.items()}
        key[OURS] = {name: found["key"] for name, found in ours.items()}
        speeds[OURS] = seconds / listened(crossfade, mp3, "--no-true-peak")[1]
        speeds[OURS + " with true peak"] = seconds / listened(crossfade, mp3)[1]
    for peer in chosen:
        for method, found in kept_answers(peer, files, keep).items():
            (tempo if method in TEMPO.get(peer, ()) else key)[method] = {
                name: value for name, (value, _) in found.items()}
            speeds[method] = seconds / sum(found[path.name][1] for path in mp3)
    return tempo, key, speeds


def hour(crossfade, python):
    """CPU seconds and MB of each program on an hour of MP3."""
    path = corpus("hour") / "hour.mp3"
    table = {}
    if crossfade:
        for name, options in ((OURS, ("--no-true-peak",)), (OURS + " with true peak", ())):
            table[name] = listened(crossfade, [path], *options)[1:]
    for name, methods in HOUR if python else ():
        print(f"{name}, an hour …", file=sys.stderr, flush=True)
        table[name] = usage([python, str(PEERS), methods, str(path)])[1:]
    return table


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--crossfade", type=pathlib.Path)
    parser.add_argument("--peers", default="Essentia,librosa,madmom,aubio")
    parser.add_argument("--part", default="measured")
    parser.add_argument("--hour", action="store_true")
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--out")
    arguments = parser.parse_args()
    chosen = [peer for peer in arguments.peers.split(",") if peer]
    if "aubio" in chosen and not shutil.which("aubio"):
        print("aubio is left out: install Debian's aubio-tools", file=sys.stderr)
        chosen.remove("aubio")
    folder = corpus(arguments.part)
    truth = truths(folder)
    tempo, key, speeds = judge(arguments.crossfade, folder, truth, chosen, arguments.keep)
    keyed = {name: row for name, row in truth.items() if row["key"]}
    result = {"clips": len(truth), "keyed": len(keyed), "speeds": speeds,
              "tempo": compare(truth, table_of(truth, tempo, "tempo")),
              "key": compare(keyed, table_of(keyed, key, "key")),
              "estimates": {"tempo": tempo, "key": key}}
    print(f"{len(truth)} clips, {len(keyed)} with a key")
    print_table("tempo", result["tempo"], scores.TEMPO_FIGURES, speeds)
    print_table("key", result["key"], scores.KEY_FIGURES, speeds)
    if f"{OURS} with true peak" in speeds:
        print(f"\nOurs with true peak: {speeds[OURS + ' with true peak']:,.0f} x real time")
    if arguments.hour:
        result["hour"] = hour(arguments.crossfade, peers_python() if chosen else None)
        print("\n| an hour of MP3 | CPU s | peak MB |\n| --- | --- | --- |")
        for name, (cpu, memory) in result["hour"].items():
            print(f"| {name} | {cpu:.1f} | {memory:,.0f} |")
    if arguments.out:
        pathlib.Path(arguments.out).write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
