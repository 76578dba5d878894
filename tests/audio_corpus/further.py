"""Further clips that weights may be fitted on (bench/fit_audio_choice.py), and nothing is judged on:
the tuning part's patterns and grooves at other tempi and in other keys, and grooves of MMA whose
library file serves neither part.
"""
import clips
import grooves
from grooves import G

FIRST_NUMBER = 3  # the tuning part has the first two of each pattern
PATTERN_CLIPS = 4
GROOVE_CLIPS = 2

GROOVES = [
    G("Beguine", "further latin", 100, 130),
    G("Bolero", "further latin", 88, 112),
    G("Bluegrass", "further bluegrass", 100, 140, minor=.1),
    G("Blues128", "further twelve eight", 54, 80, "12/8"),
    G("BoggieWoggie", "further boogie", 130, 175, kind="blues", minor=.1),
    G("BoneyM", "further disco", 112, 130),
    G("Broadway", "further show", 110, 140),
    G("Calypso", "further latin", 100, 130, minor=.1),
    G("Charleston", "further show", 170, 210, minor=.1),
    G("Desert", "further pop", 90, 120),
    G("Dixie", "further swing", 150, 200, minor=.1),
    G("Evansish", "further jazz ballad", 56, 80, kind="jazz"),
    G("FastBlues", "further blues", 140, 180, kind="blues", minor=.2),
    G("FastSwing", "further swing", 170, 210, kind="jazz"),
    G("Foxtrot", "further swing", 112, 136),
    G("HillCountry", "further country", 100, 130, minor=.1),
    G("JazzRhumba", "further latin", 104, 126, kind="jazz"),
    G("JazzRock", "further rock", 100, 130, kind="jazz"),
    G("Mambo", "further latin", 160, 200),
    G("March", "further march", 108, 124, minor=.1),
    G("Merengue", "further latin", 120, 150),
    G("Polka", "further polka", 110, 130, minor=.1),
    G("PopSpiritual", "further ballad", 70, 95, minor=.2),
    G("Quickstep", "further swing", 190, 208, minor=.1),
    G("Ragtime", "further show", 90, 120, minor=.1),
    G("RockWaltz", "further waltz", 90, 140, "3/4", 3),
    G("Salsa", "further latin", 160, 200, minor=.5),
    G("Samba", "further latin", 95, 110),
    G("ShuffleBoggie", "further shuffle", 120, 150, kind="blues", minor=.2),
    G("Ska", "further ska", 120, 150, minor=.2),
    G("SlowCountry", "further ballad", 70, 95, minor=.1),
    G("SlowJazz", "further jazz ballad", 60, 84, kind="jazz"),
    G("SlowBolero", "further ballad", 70, 90),
    G("Son", "further latin", 90, 120),
    G("SoftShoe", "further swing", 80, 110, kind="jazz"),
    G("Swing", "further swing", 120, 180, kind="jazz"),
    G("Zydeco", "further country", 120, 150, minor=.1),
    G("FastWaltz", "further waltz", 150, 190, "3/4", 3),
    G("FastJazzWaltz", "further waltz", 150, 190, "3/4", 3, kind="jazz"),
    G("Lullaby", "further ballad", 60, 80),
    G("casio/16beat2:16Beat2", "further dance", 96, 120),
    G("casio/16beatballad2:16BeatBallad2", "further ballad", 60, 84),
    G("casio/16shuffle1:16Shuffle1", "further hip hop", 84, 104, minor=.6),
    G("casio/16shuffle2:16Shuffle2", "further hip hop", 84, 104, minor=.6),
    G("casio/60srock:60sRock", "further rock", 120, 150, kind="rock"),
    G("casio/8beat1:8Beat1", "further pop", 100, 135),
    G("casio/8beat2:8Beat2", "further pop", 100, 135),
    G("casio/8beatballad2:8BeatBallad2", "further ballad", 62, 84),
    G("casio/8beatdance:8BeatDance", "further dance", 120, 134, minor=.6),
    G("casio/8beatpop1:8BeatPop1", "further pop", 110, 140),
    G("casio/dance2:Dance2", "further dance", 124, 138, minor=.7),
    G("casio/dancepop1:DancePop1", "further dance", 112, 130, minor=.6),
    G("casio/dancepop2:DancePop2", "further dance", 112, 130, minor=.6),
    G("casio/dancepop3:DancePop3", "further dance", 112, 130, minor=.6),
    G("casio/discosoul:DiscoSoul", "further disco", 108, 124, minor=.5),
    G("casio/electricpop:ElectricPop", "further dance", 112, 134, minor=.6),
    G("casio/fastbigband:FastBigBand", "further swing", 170, 208, kind="jazz"),
    G("casio/fusion:Fusion", "further funk", 100, 124, kind="jazz"),
    G("casio/hip-hop:Hip-Hop", "further hip hop", 84, 100, minor=.7),
    G("casio/middlebigband:MiddleBigBand", "further swing", 110, 150, kind="jazz"),
    G("casio/pop:Pop", "further pop", 104, 132),
    G("casio/popballad:PopBallad", "further ballad", 62, 84),
    G("casio/poprock2:PopRock2", "further rock", 110, 140, kind="rock"),
    G("casio/rock1:Rock1", "further rock", 110, 144, kind="rock"),
    G("casio/shufflerock:ShuffleRock", "further shuffle", 116, 146, kind="rock"),
    G("casio/slow16beat:Slow16Beat", "further ballad", 62, 84),
    G("casio/slowbigband:SlowBigBand", "further swing", 76, 104, kind="jazz"),
    G("casio/slowrock:SlowRock", "further twelve eight", 58, 84, "12/8"),
    G("casio/soul:Soul", "further soul", 100, 124),
    G("casio/trance1:Trance1", "further dance", 130, 144, minor=.8),
    G("casio/worldpop:WorldPop", "further pop", 96, 120),
    G("casio/popwaltz:PopWaltz", "further waltz", 92, 150, "3/4", 3),
    G("casio/68ballad:68Ballad", "further six eight", 48, 70, "6/8", 2),
]


def all_clips():
    for pattern in clips.PARTS["tuning"][0]:
        for number in range(FIRST_NUMBER, FIRST_NUMBER + PATTERN_CLIPS):
            yield clips.Clip("tuning", f"{pattern.name}_{number}", pattern)
    for groove in GROOVES:
        for number in range(1, GROOVE_CLIPS + 1):
            yield clips.of_groove("tuning", groove, number, "xmma")
    for groove in grooves.TUNING:
        yield clips.of_groove("tuning", groove, 2)


def make(place, jobs=2):
    clips.make_clips(list(all_clips()), place, jobs)
