"""Runs the peers of the audio analysis on files: one JSON line a file.

    $(python3 tests/audio_venv.py) bench/audio_peers.py METHOD,METHOD… FILE…

Each method gets a tempo or a key, and the CPU seconds it took, with those of loading the file from
the first byte on. A method that fails on a file gives null.
"""
import collections
import collections.abc
import json
import subprocess
import sys
import time
import warnings

warnings.filterwarnings("ignore")
import numpy  # noqa: E402

# Krumhansl's and Kessler's profiles (1982), for librosa, which brings none.
MAJOR = (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88)
MINOR = (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17)
TONICS = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")


def essentia():
    import essentia as package
    package.log.infoActive = package.log.warningActive = False
    import essentia.standard as algorithms
    return algorithms


def load_essentia(path):
    return essentia().MonoLoader(filename=path, sampleRate=44100)()


def rhythm(method):
    return lambda sound: float(essentia().RhythmExtractor2013(method=method)(sound)[0])


def essentia_key(profile):
    def find(sound):
        tonic, mode = essentia().KeyExtractor(profileType=profile)(sound)[:2]
        return f"{tonic} {mode}"
    return find


def load_librosa(path):
    import librosa
    return librosa.load(path, sr=22050)[0]


def librosa_beats(sound):
    import librosa
    return float(numpy.atleast_1d(librosa.beat.beat_track(y=sound, sr=22050)[0])[0])


def librosa_tempo(sound):
    import librosa
    return float(librosa.feature.tempo(y=sound, sr=22050)[0])


def librosa_key(sound):
    import librosa
    chroma = librosa.feature.chroma_cqt(y=sound, sr=22050).mean(axis=1)
    fits = [(numpy.corrcoef(chroma, numpy.roll(profile, tonic))[0, 1], tonic, mode)
            for mode, profile in (("major", MAJOR), ("minor", MINOR)) for tonic in range(12)]
    _, tonic, mode = max(fits)
    return f"{TONICS[tonic]} {mode}"


def old_names():
    """Puts back what madmom 0.16.1 asks Python and NumPy for."""
    for name in ("MutableSequence", "Mapping", "MutableMapping", "Iterable", "Sequence"):
        setattr(collections, name, getattr(collections.abc, name))
    for name, kind in (("float", float), ("int", int), ("bool", bool), ("object", object),
                       ("complex", complex)):
        setattr(numpy, name, kind)


def load_madmom(path):
    """madmom's beat activations: all its tempo methods start from them."""
    old_names()
    from madmom.features.beats import RNNBeatProcessor
    return RNNBeatProcessor(num_threads=1)(path)


def madmom_beats(activations):
    from madmom.features.beats import DBNBeatTrackingProcessor
    beats = DBNBeatTrackingProcessor(fps=100)(activations)
    return float(60 / numpy.median(numpy.diff(beats)))


def madmom_comb(activations):
    from madmom.features.tempo import TempoEstimationProcessor
    return float(TempoEstimationProcessor(fps=100)(activations)[0][0])


def madmom_key(path):
    old_names()
    from madmom.features.key import CNNKeyRecognitionProcessor, key_prediction_to_label
    return key_prediction_to_label(CNNKeyRecognitionProcessor()(path))


def aubio_tempo(path):
    """The `aubio` program of Debian (package aubio-tools)."""
    run = subprocess.run(["aubio", "tempo", path], capture_output=True, text=True, check=True)
    return float(run.stdout.split()[0])


def given(path):
    return path


# Method -> (what loads, what finds).
METHODS = {
    "Essentia multifeature": (load_essentia, rhythm("multifeature")),
    "Essentia degara": (load_essentia, rhythm("degara")),
    "Essentia Percival": (load_essentia,
                          lambda sound: float(essentia().PercivalBpmEstimator()(sound))),
    "Essentia edma": (load_essentia, essentia_key("edma")),
    "Essentia krumhansl": (load_essentia, essentia_key("krumhansl")),
    "Essentia bgate": (load_essentia, essentia_key("bgate")),
    "Essentia temperley": (load_essentia, essentia_key("temperley")),
    "librosa beat_track": (load_librosa, librosa_beats),
    "librosa tempo": (load_librosa, librosa_tempo),
    "librosa chroma": (load_librosa, librosa_key),
    "madmom RNN + DBN": (load_madmom, madmom_beats),
    "madmom RNN + comb": (load_madmom, madmom_comb),
    "madmom CNN key": (given, madmom_key),
    "aubio tempo": (given, aubio_tempo),
}
KEY_METHODS = ("Essentia edma", "Essentia krumhansl", "Essentia bgate", "Essentia temperley",
               "librosa chroma", "madmom CNN key")


def clock():
    """CPU seconds of this process and of the programs it ran."""
    import resource
    return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


def timed(call, argument):
    start = clock()
    try:
        value = call(argument)
    except Exception as error:                      # a peer may fail on a file in any way
        print(f"{argument if isinstance(argument, str) else call}: {error!r}", file=sys.stderr)
        value = None
    return value, clock() - start


def main():
    methods, files = sys.argv[1].split(","), sys.argv[2:]
    for path in files:
        loaded, answers = {}, {}
        for method in methods:
            load, find = METHODS[method]
            if load not in loaded:
                loaded[load] = timed(load, path)
            sound, load_seconds = loaded[load]
            value, seconds = (None, 0) if sound is None else timed(find, sound)
            answers[method] = {"value": value, "cpu_s": load_seconds + seconds}
        print(json.dumps({"file": path, "answers": answers}), flush=True)


if __name__ == "__main__":
    main()
