#!/usr/bin/env python3
"""Sound files as demos come: whole, cut, damaged, silent, and no sound at all."""
import csv
import io
import json
import os
import random
import shutil
import subprocess
import unittest

import program
import sounds

SONG = sounds.wav([sounds.song()])
FFMPEG = shutil.which("ffmpeg")


def encoded(wav, *arguments):
    """What ffmpeg makes of a WAV file; it writes into a pipe, so arguments name a format."""
    return subprocess.run([FFMPEG, "-v", "error", "-i", "pipe:0", "-fflags", "+bitexact", *arguments, "pipe:1"],
                          input=wav, check=True, capture_output=True).stdout


class Listening(program.ProgramTest):
    def listen(self, *names, code=0):
        run = self.expect("listen", *names, "--json", code=code)
        return json.loads(run.stdout)["files"]

    def heard(self, name, data):
        self.write(name, data)
        (file,) = self.listen(name)
        return file

    def refused(self, name, data, code=3):
        self.write(name, data)
        run = self.expect("listen", name, "--json", code=code)
        (file,) = json.loads(run.stdout)["files"]
        self.assertIn(name, run.stderr)
        return file["refused"]

    def mp3(self, wav=SONG, rate="128k"):
        if FFMPEG is None:
            self.skipTest("there is no ffmpeg to write an MP3")
        path = self.folder / "encoded.mp3"
        self.write("plain.wav", wav)
        subprocess.run([FFMPEG, "-v", "error", "-y", "-i", self.folder / "plain.wav", "-b:a", rate, path],
                       check=True)
        return path.read_bytes()

    def assert_song(self, file, bpm=sounds.BPM, key=sounds.KEY):
        self.assertAlmostEqual(file["measured"]["tempo_bpm"], bpm, delta=0.01 * bpm)
        self.assertEqual(file["key"], key)

    def warned(self, file):
        return {warning["name"] for warning in file["warnings"]}


class Songs(Listening):
    def test_a_song_has_its_tempo_key_metre_and_length(self):
        file = self.heard("song.wav", SONG)
        self.assert_song(file)
        measured = file["measured"]
        self.assertAlmostEqual(measured["duration_s"], 24, delta=0.01)
        self.assertEqual(measured["metre"], 4)
        self.assertEqual(file["format"], "WAV")
        self.assertEqual(file["warnings"], [])
        self.assertEqual(set(file["weak"].values()) - {"low", "medium", "high", None}, set())
        for value in file["estimated"].values():
            self.assertTrue(0 <= value <= 1)

    def test_twice_and_on_any_number_of_threads_the_same_bytes(self):
        for i in range(3):
            self.write(f"{i}.wav", sounds.wav([sounds.song(12, transpose=i)]))
        answers = {self.expect("listen", ".", "--json", "--threads", n).stdout for n in (1, 1, 2, 3)}
        self.assertEqual(len(answers), 1)

    def test_six_decibels_move_nothing_but_levels(self):
        quiet = self.heard("quiet.wav", sounds.wav([[x / 2 for x in sounds.song()]]))
        loud = self.heard("loud.wav", SONG)
        self.assertEqual(quiet["key"], loud["key"])
        for name in ("loudness_lufs", "mean_level_db", "true_peak_dbtp"):
            self.assertAlmostEqual(loud["measured"][name] - quiet["measured"][name], 6.02, delta=0.05)
        for kind in ("measured", "estimated"):
            for name, value in loud[kind].items():
                if isinstance(value, float) and not name.endswith(("_lufs", "level_db", "_dbtp")):
                    self.assertAlmostEqual(value, quiet[kind][name], delta=0.02 * abs(value) + 0.02, msg=name)

    def test_an_mp3_of_128k_sounds_as_the_wav_does(self):
        plain, coded = self.heard("song.wav", SONG), self.heard("song.mp3", self.mp3())
        self.assertEqual(coded["format"], "MP3")
        self.assertEqual(coded["key"], plain["key"])
        self.assertAlmostEqual(coded["measured"]["tempo_bpm"], plain["measured"]["tempo_bpm"], delta=0.6)
        self.assertAlmostEqual(coded["measured"]["duration_s"], 24, delta=0.1)
        self.assertEqual(coded["warnings"], [])

    def test_m4a_is_read_by_ffmpeg_and_refused_without_it(self):
        if FFMPEG is None:
            self.skipTest("there is no ffmpeg to write an M4A")
        self.write("song.wav", SONG)
        subprocess.run([FFMPEG, "-v", "error", "-i", self.folder / "song.wav", "-b:a", "160k",
                        self.folder / "song.m4a"], check=True)
        (file,) = self.listen("song.m4a")
        self.assertEqual(file["format"], "M4A")
        self.assert_song(file)
        run = self.run_program("listen", "song.m4a", env={"PATH": "/nonexistent"})
        self.assertEqual(run.returncode, 3)
        self.assertIn("ffmpeg", run.stderr)

    def test_loudness_and_true_peak_are_those_of_the_analytic_tones(self):
        sine = sounds.sine(20, 1000, 10 ** (-23 / 20))
        file = self.heard("sine.wav", sounds.wav([sine, sine], 48000))
        self.assertAlmostEqual(file["measured"]["loudness_lufs"], -23, delta=0.1)
        self.assertAlmostEqual(file["measured"]["true_peak_dbtp"], -23, delta=0.3)
        without = self.expect("listen", "sine.wav", "--json", "--no-true-peak").stdout
        self.assertIsNone(json.loads(without)["files"][0]["measured"]["true_peak_dbtp"])

    def test_six_channels_are_weighted_as_the_itu_says_without_low_frequencies(self):
        levels = (-28, -28, -24, -10, -30, -30)
        channels = [sounds.sine(10, 1000, 10 ** (level / 20)) for level in levels]
        file = self.heard("six.wav", sounds.wav(channels, 48000))
        self.assertAlmostEqual(file["measured"]["loudness_lufs"], -23, delta=0.1)
        self.assertEqual(file["measured"]["channels"], 6)

    def test_csv_has_a_line_a_file_and_names_the_classes(self):
        self.write("song.wav", SONG)
        self.write("text.wav", "no sound")
        run = self.expect("listen", "song.wav", "text.wav", "--csv", code=3)
        song, text = csv.DictReader(io.StringIO(run.stdout))
        self.assertAlmostEqual(float(song["tempo_bpm"]), 120, delta=1.2)
        self.assertIn("estimated_energy", song)
        self.assertIn(song["weak_speechiness"], ("low", "medium", "high"))
        self.assertEqual(text["tempo_bpm"], "")
        self.assertIn("no sound file", text["refused"])


class BadInput(Listening):
    def test_a_truncated_mp3_is_answered_with_both_lengths_and_less_confidence(self):
        whole = self.mp3()
        file = self.heard("cut.mp3", whole[:int(0.6 * len(whole))])
        self.assert_song(file)
        self.assertIn("cut", self.warned(file))
        self.assertAlmostEqual(file["measured"]["header_duration_s"], 24, delta=0.1)
        self.assertAlmostEqual(file["measured"]["duration_s"], 14.4, delta=0.3)
        full = self.heard("whole.mp3", whole)["measured"]["tempo_confidence"]
        self.assertLess(file["measured"]["tempo_confidence"], full)

    def test_damaged_frames_are_counted_and_nothing_is_shortened_in_silence(self):
        data = bytearray(self.mp3())
        draw = random.Random(5)
        for _ in range(12):
            at = draw.randrange(3000, len(data) - 1000)
            data[at:at + 500] = draw.randbytes(500)
        file = self.heard("damaged.mp3", bytes(data))
        self.assertIn("damaged", self.warned(file))
        self.assertTrue(12 <= file["measured"]["damaged_frames"] <= 80)
        self.assertAlmostEqual(file["measured"]["duration_s"], 24, delta=0.15)

    def test_a_file_with_more_than_a_quarter_damaged_is_refused(self):
        data = bytearray(self.mp3())
        draw = random.Random(6)
        for at in range(3000, len(data) - 1000, 1200):
            data[at:at + 700] = draw.randbytes(700)
        self.assertIn("damaged", self.refused("ruined.mp3", bytes(data)))

    def test_silence_a_constant_and_less_than_three_seconds_are_refused(self):
        self.assertIn("silent", self.refused("silence.wav", sounds.wav([[0.0] * 10 * sounds.RATE])))
        self.assertIn("constant", self.refused("offset.wav", sounds.wav([[0.5] * 10 * sounds.RATE])))
        self.assertIn("too short", self.refused("short.wav", sounds.wav([sounds.song(2.5)])))

    def test_noise_has_neither_tempo_nor_key_but_a_loudness(self):
        file = self.heard("noise.wav", sounds.wav([sounds.noise(20)]))
        self.assertIsNone(file["measured"]["tempo_bpm"])
        self.assertIsNone(file["key"])
        self.assertLess(file["measured"]["tempo_confidence"], 0.2)
        self.assertTrue(-30 < file["measured"]["loudness_lufs"] < -5)
        self.assertTrue({"no_tempo", "no_key"} <= self.warned(file))

    def test_drums_alone_have_a_tempo_and_no_key(self):
        file = self.heard("drums.wav", sounds.wav([sounds.song(harmony=False)]))
        self.assertAlmostEqual(file["measured"]["tempo_bpm"], 120, delta=1.2)
        self.assertIsNone(file["key"])

    def test_speech_has_neither_tempo_nor_key(self):
        espeak = shutil.which("espeak-ng")
        if espeak is None:
            self.skipTest("there is no espeak-ng to speak")
        words = "The night train leaves the northern station late, and nobody asks who paid for the lights. " * 4
        subprocess.run([espeak, "-w", self.folder / "speech.wav", words], check=True)
        (file,) = self.listen("speech.wav")
        self.assertIsNone(file["measured"]["tempo_bpm"])
        self.assertIsNone(file["key"])
        self.assertIn(file["weak"]["speechiness"], ("medium", "high"))

    def test_five_seconds_are_answered_and_flagged_short(self):
        file = self.heard("five.wav", sounds.wav([sounds.song(5)]))
        self.assertIn("short", self.warned(file))
        self.assertAlmostEqual(file["measured"]["tempo_bpm"], 120, delta=3)
        self.assertLess(file["measured"]["tempo_confidence"], 0.51)

    def test_eight_kilohertz_and_eight_bits_keep_tempo_and_key_without_timbre(self):
        if FFMPEG is None:
            self.skipTest("there is no ffmpeg to resample")
        data = encoded(SONG, "-ar", "8000", "-c:a", "pcm_u8", "-f", "wav")
        file = self.heard("phone.wav", data)
        self.assert_song(file)
        self.assertIn("band_limited", self.warned(file))
        self.assertIsNone(file["measured"]["spectral_centroid_hz"])
        self.assertLessEqual(file["measured"]["band_limit_hz"], 4000)

    def test_what_is_no_sound_is_refused_by_content_and_the_batch_goes_on(self):
        bad = {"text.wav": b"This is no sound at all, only words.\n" * 200, "empty.wav": b"",
               "picture.mp3": b"\x89PNG\r\n\x1a\n" + bytes(2000),
               "tag.mp3": b"ID3\x03\0\0\0\0\x07\x76" + bytes(1014),
               "noise.flac": b"fLaC" + random.Random(3).randbytes(9000),
               "head.wav": sounds.wav([[]]),
               "no_channels.wav": SONG[:22] + b"\0\0" + SONG[24:5000],
               "no_rate.wav": SONG[:24] + bytes(4) + SONG[28:5000],
               "many_channels.wav": SONG[:22] + b"\xff\x7f" + SONG[24:5000]}
        for name, data in bad.items():
            self.refused(name, data)
        self.write("song.wav", SONG)
        files = self.listen(".", code=3)
        self.assertEqual(len(files), len(bad) + 1)
        self.assertEqual([f["file"] for f in files if "refused" not in f], ["./song.wav"])

    def test_lying_sizes_take_no_memory_and_are_no_crash(self):
        samples = sounds.song(4)
        claims = self.refused("huge.wav", sounds.wav([samples], data_size=0x7FFFFFFF))
        self.assertIn("header", claims)
        run = subprocess.run(["bash", "-c", 'ulimit -v 1000000; exec "$0" listen huge.wav', program.PROGRAM],
                             cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(run.returncode, 3, run.stderr)

    def test_a_missing_file_is_not_found_and_a_folder_without_files_too(self):
        self.listen("nothing.wav", code=4)
        (self.folder / "folder").mkdir()
        self.expect("listen", "folder", code=4)

    def test_odd_names_are_names_and_nothing_else(self):
        plain = self.heard("plain.wav", SONG)
        names = [" leading space.wav", "$(touch owned).wav", "a;b`c`'d\"e.wav", "new\nline.wav",
                 "데모 – naïve.wav", "no_ending", "mp3_named.mp3"]
        for name in names:
            file = self.heard(name, SONG)
            del file["file"]
            self.assertEqual(file, {k: v for k, v in plain.items() if k != "file"}, name)
        self.write("-rf.wav", SONG)
        self.listen("./-rf.wav")
        self.expect("listen", "--json", "--", "-rf.wav")
        self.assertFalse(os.path.exists(self.folder / "owned"))

    def test_an_hour_of_several_tempi_looks_like_a_mix_in_bounded_memory(self):
        pieces = [sounds.song(30, transpose=t) for t in (0, 6, 3)]
        slow = [x for x in pieces[0] for _ in range(1)]
        stretched = [slow[int(i * 0.77)] for i in range(len(slow))]
        loop = pieces[0] + stretched + pieces[1] + [pieces[2][int(i * 0.87)] for i in range(len(slow))]
        data = sounds.little([round(max(-1, min(1, x)) * 32767) for x in loop], "h")
        with open(self.folder / "mix.wav", "wb") as file:
            times = 3600 * sounds.RATE * 2 // len(data) + 1
            file.write(sounds.wav([[]], data_size=times * len(data)))
            for _ in range(times):
                file.write(data)
        script = 'import resource,subprocess,sys; r=subprocess.run(sys.argv[1:],capture_output=True,text=True); ' \
                 'print(r.stdout); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)'
        run = subprocess.run(["python3", "-c", script, program.PROGRAM, "listen", "mix.wav", "--json",
                              "--no-true-peak"], cwd=self.folder, capture_output=True, text=True)
        (file,) = json.loads(run.stdout)["files"]
        self.assertIn("looks_like_mix", self.warned(file))
        if "asan" not in program.PROGRAM:
            self.assertLess(int(run.stderr) / 1024, 150)


if __name__ == "__main__":
    program.main()
