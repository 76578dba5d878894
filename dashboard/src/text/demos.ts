import { both, type Message } from "./bilingual";

export const lead = both(
  "Unreleased recordings: drop them here and hear what can be measured in them. They never leave this server.",
  "아직 발매하지 않은 음원입니다. 여기에 놓으면 무엇을 측정할 수 있는지 보여 줍니다. 파일은 이 서버를 벗어나지 않습니다.",
);
export const demoLead = both("What was heard in this recording.", "이 음원에서 들은 내용입니다.");

export const add = both("Add demos", "데모 추가");
export const addNote = both(
  "WAV, AIFF, FLAC, MP3, OGG, Opus, and with ffmpeg on the server M4A and the rest; the content decides, not the name. At most 1 GB each.",
  "WAV, AIFF, FLAC, MP3, OGG, Opus를 읽으며, 서버에 ffmpeg가 있으면 M4A 등도 읽습니다. 이름이 아니라 내용으로 판단합니다. 파일마다 최대 1 GB입니다.",
);
export const dropHere = both("Drop sound files here", "음원 파일을 여기에 놓아 주세요");
export const or = both("or", "또는");
export const chooseFiles = both("Choose files", "파일 선택");
export const keepFiles = both("Keep the files on the server", "파일을 서버에 보관하기");
export const keepNote = both(
  "Else each is removed as soon as it was heard; what was heard stays.",
  "선택하지 않으면 듣고 나서 바로 지웁니다. 들은 내용은 남습니다.",
);
export const sendings = both("On their way", "처리 중인 파일");
export const waits = both("waits to be sent", "전송 대기 중");
export const sends = both("being sent {share}", "전송 중 {share}");
export const sendingOf = both("Sending {name}", "{name} 전송 중");
export const refusedFile = both("not taken:", "받지 못함:");
export const stopAll = both("Stop the rest", "나머지 멈추기");
export const clearDone = both("Clear the list", "목록 비우기");
export const sentSummary = both("{done} of {all} heard, {failed} not", "{all}개 중 {done}개를 들었고 {failed}개는 듣지 못함");
export const longNote = both(
  "A song takes a second or two, an hour about half a minute. The page may be left: what was sent is heard all the same.",
  "한 곡에 1~2초, 한 시간 분량에 30초쯤 걸립니다. 전송이 끝난 파일은 페이지를 떠나도 계속 처리됩니다.",
);

export const list = both("Demos", "데모");
export const listNote = both(
  "All that was heard by this server or by `crossfade listen --store`, the latest first.",
  "이 서버나 `crossfade listen --store`로 들은 모든 음원이며, 최근 것부터 보여 줍니다.",
);
export const noDemos = both(
  "No demo has been heard yet. Drop sound files above, or run `crossfade listen FOLDER --store` on the server.",
  "아직 들은 데모가 없습니다. 위에 음원 파일을 놓거나 서버에서 `crossfade listen FOLDER --store`를 실행해 주세요.",
);
export const noDemosViewer = both(
  "No demo has been heard yet. An analyst or admin can add some.",
  "아직 들은 데모가 없습니다. 분석가나 관리자가 추가할 수 있습니다.",
);
export const moreDemos = both("The latest {n} of {all} are shown.", "전체 {all}개 중 최근 {n}개입니다.");
export const name = both("Name", "이름");
export const heardAt = both("Heard", "들은 시각");
export const length = both("Length", "길이");
export const tempo = both("Tempo (or)", "템포(또는)");
export const tempoOr = both("{first} or {second}", "{first} 또는 {second}");
export const key = both("Key", "조");
export const loudness = both("Loudness", "음량");
export const format = both("Format", "형식");
export const remarks = both("Remarks", "참고");
export const actions = both("Actions", "동작");
export const notKnown = both("not known", "알 수 없음");
export const older = both("heard by an earlier version: listen again", "이전 버전이 들은 결과입니다. 다시 들어 주세요");
export const kept = both("file kept", "파일 보관 중");
export const notKept = both("file not kept", "파일 보관 안 함");

export const forget = both("Forget", "지우기");
export const forgetOne = both("Forget {name}", "{name} 지우기");
export const forgetAsk = both("Forget “{name}”?", "“{name}”을(를) 지울까요?");
export const forgetNote = both(
  "What was heard in it goes, and its file where it was kept. It can be heard again from the file.",
  "들은 내용과 보관한 파일을 지웁니다. 원본 파일이 있으면 다시 들을 수 있습니다.",
);
export const forgotten = both("{name} is forgotten.", "{name}을(를) 지웠습니다.");
export const backToList = both("All demos", "모든 데모");

export const waveform = both("Waveform", "파형");
export const waveformSummary = both(
  "{length} long, loudest about {loudest}; {silence} % of it is silent. Full height is full scale.",
  "길이 {length}, {loudest} 부근이 가장 큽니다. {silence} %가 무음입니다. 전체 높이가 최대 음량입니다.",
);
export const noWaveform = both(
  "It was heard before waveforms were taken. Listen to it again to see one.",
  "파형을 기록하기 전에 들은 음원입니다. 다시 들으면 파형이 표시됩니다.",
);
export const waveLevel = both("Level (root mean square)", "레벨(제곱평균제곱근)");
export const waveReach = both("Lowest to highest sample", "최저~최고 샘플");
export const waveFrom = both("From, s", "시작, 초");
export const waveLow = both("Lowest", "최저");
export const waveHigh = both("Highest", "최고");

export const heard = both("What is heard", "들은 내용");
export const secondTempo = both("next likely {bpm}", "다음 후보 {bpm}");
export const bpm = both("{n} bpm", "{n} bpm");
export const confidence = both("confidence {share}", "신뢰도 {share}");
export const secondKey = both("next likely {key}", "다음 후보 {key}");
export const relativeKey = both("relative {key}", "관계조 {key}");
export const major = both("{key} major", "{key} 장조");
export const minor = both("{key} minor", "{key} 단조");
export const metre = both("Metre", "박자");
export const beats = both("{n} beats a bar", "한 마디 {n}박");
export const lufs = both("{n} LUFS", "{n} LUFS");
export const peak = both("true peak {n} dBTP", "트루 피크 {n} dBTP");
export const released = both(
  "looks already released: {artist} – {title} ({share} of the fingerprint's bits agree)",
  "이미 발매된 곡으로 보임: {artist} – {title} (지문 비트의 {share} 일치)",
);
export const warnings = both("Know this first", "먼저 알아 둘 점");

export const descriptors = both("All that is heard", "들은 모든 값");
export const classes: Readonly<Record<"measured" | "estimated" | "weak", Message>> = {
  measured: both("Measured", "측정값"),
  estimated: both("Estimated, uncalibrated", "추정값, 보정 안 됨"),
  weak: both("Weak", "약한 추정"),
};
export const classNotes: Readonly<Record<"measured" | "estimated" | "weak", Message>> = {
  measured: both("Measured in the sound itself.", "소리 자체에서 측정한 값입니다."),
  estimated: both(
    "By formulas that were fitted to nothing: for the reader, not for a model. Platforms' values of the same name differ.",
    "어디에도 맞추지 않은 공식으로 계산한 값으로, 참고용이며 모델에는 쓰지 않습니다. 같은 이름의 플랫폼 값과는 다릅니다.",
  ),
  weak: both("Guesses: low, medium, high, or not known.", "어림한 값입니다. 낮음, 보통, 높음 또는 알 수 없음으로 표시합니다."),
};
export const descriptor = both("What", "항목");
export const value = both("Value", "값");
export const levels: Readonly<Record<string, Message>> = {
  low: both("low", "낮음"),
  medium: both("medium", "보통"),
  high: both("high", "높음"),
};

export const places = both("Among tracks and hits", "곡과 히트 사이의 위치");
export const placesSummary = both(
  "{tempo} {duration} {loudness} A hit has more than {hit} streams. Loudness is measured in LUFS here and given by the platform for tracks: near each other, not the same.",
  "{tempo} {duration} {loudness} 히트는 스트리밍 {hit} 회를 넘는 곡입니다. 음량은 이 데모는 LUFS로 측정했고 곡은 플랫폼 값이므로 비슷하지만 같지는 않습니다.",
);
export const placeSentence = both(
  "{what} {value}: above {all} of recordings and {hits} of hits.",
  "{what} {value}: 음원의 {all}, 히트의 {hits}보다 높습니다.",
);
export const placeUnknown = both("{what}: not known.", "{what}: 알 수 없음.");
export const noTracks = both(
  "There are no tracks yet to hold it against. Import a catalogue first.",
  "비교할 곡이 아직 없습니다. 먼저 카탈로그를 가져와 주세요.",
);
export const placeNames: Readonly<Record<"tempo_bpm" | "duration_s" | "loudness_db", Message>> = {
  tempo_bpm: both("Tempo", "템포"),
  duration_s: both("Length", "길이"),
  loudness_db: both("Loudness", "음량"),
};
export const thisDemo = both("This demo", "이 데모");
export const allTracks = both("All recordings", "모든 음원");
export const itsHits = both("Hits", "히트");
export const among = both("Among", "비교 대상");
export const shareBelow = both("Share below", "더 낮은 비율");
export const median = both("Median", "중앙값");
export const middleHalf = both("Middle half", "가운데 절반");
export const quarter = both("Lower quarter", "1사분위수");
export const threeQuarters = both("Upper quarter", "3사분위수");
