#include "catalogue/synthetic_names.h"

#include <array>
#include <span>
#include <string_view>

namespace crossfade::catalogue {
namespace {

using Pieces = std::span<const std::string_view>;

constexpr std::array<std::string_view, 40> kEnglishFirst = {
    "Ada",   "Blake",  "Casey", "Dana",   "Ellis", "Frankie", "Gray",  "Harper", "Indigo", "Jamie",
    "Kit",   "Lane",   "Marlo", "Nico",   "Ocean", "Piper",   "Quinn", "River",  "Sasha",  "Teddy",
    "Umber", "Vesper", "Wren",  "Xander", "Yael",  "Zuri",    "Lil",   "DJ",     "Young",  "MC",
    "Queen", "Saint",  "Big",   "Sister", "Baby",  "Captain", "Miss",  "Doctor", "Old",    "The"};
constexpr std::array<std::string_view, 24> kEnglishStart = {
    "Ash",  "Bell",   "Cold",  "Dray",  "East", "Fair",  "Gold", "Hart",
    "Iron", "Jas",    "King",  "Lock",  "Moor", "North", "Oak",  "Pen",
    "Rook", "Silver", "Thorn", "Under", "Vale", "West",  "Yar",  "Zell"};
constexpr std::array<std::string_view, 20> kEnglishEnd = {
    "berg", "bury", "croft", "dale",  "field", "ford",  "gate", "ham",  "land", "ley",
    "man",  "mere", "more",  "ridge", "son",   "stone", "ton",  "ward", "well", "wood"};
constexpr std::array<std::string_view, 8> kEnglishTail = {"",      " Jr.",  " & Co",       " Trio",
                                                          " Band", " Club", " Collective", " 99"};
constexpr std::array<std::string_view, 48> kEnglishWords = {
    "Love",    "Night", "Blue",    "Fire",    "Dancing",  "Heart",    "Summer", "Again",
    "Home",    "Rain",  "Golden",  "Stay",    "Lonely",   "Lights",   "River",  "Forever",
    "Ghost",   "Paper", "Skin",    "Wild",    "Broken",   "Midnight", "Sugar",  "Run",
    "City",    "Honey", "Alone",   "Shadow",  "Dreams",   "Ocean",    "Young",  "Slow",
    "Mirror",  "Echo",  "Baby",    "Tonight", "Falling",  "Silence",  "Radio",  "Velvet",
    "Gravity", "Sleep", "Thunder", "Hello",   "Mountain", "Don't",    "Can't",  "It's"};

constexpr std::array<std::string_view, 24> kSpanishFirst = {
    "José",    "María",  "Andrés", "Lucía", "Óscar", "Sofía",  "Raúl",  "Inés",
    "Joaquín", "Carmen", "Grupo",  "Los",   "La",    "Banda",  "Duo",   "João",
    "Céline",  "Zoë",    "René",   "Björn", "Søren", "Emília", "Ángel", "Paula"};
constexpr std::array<std::string_view, 24> kSpanishStart = {
    "Rod", "Mend", "Vill", "Cast", "Mor", "Del", "San", "Tor", "Nav", "Gal", "Her", "Val",
    "Mar", "Bel",  "Car",  "Fuen", "Mir", "Peñ", "Zam", "Rív", "Ort", "Sal", "Cór", "Lup"};
constexpr std::array<std::string_view, 20> kSpanishEnd = {
    "era", "osa",  "illo", "ez",  "ares", "ado", "anda", "ino", "ón",  "ía",
    "ero", "ales", "ante", "ica", "uela", "oza", "án",   "edo", "ura", "al"};
constexpr std::array<std::string_view, 16> kSpanishTail = {
    "",        " Jr.",        " y su Orquesta", " MX",       " y Compañía",
    " Trío",   " del Norte",  " del Sur",       " y Amigos", " Dúo",
    " Urbano", " de la Isla", " y la Noche",    " Clásico",  " 2.0",
    " y Él"};
constexpr std::array<std::string_view, 36> kSpanishWords = {
    "Corazón", "Noche",  "Amor",    "Contigo",  "Canción", "Fuego",    "Sin Ti", "Bailando",
    "Mañana",  "Luna",   "Sueño",   "Vida",     "Beso",    "Adiós",    "Cielo",  "Loco",
    "Saudade", "Été",    "Chanson", "Señorita", "Mar",     "Tú y Yo",  "Solo",   "Olvidarte",
    "Verdad",  "Playa",  "Niña",    "Flor",     "Étoile",  "Lágrimas", "Ciudad", "Siempre",
    "Ella",    "Perdón", "Fiesta",  "Über"};

constexpr std::array<std::string_view, 20> kKoreanSyllable = {
    "김", "이", "박", "최", "정", "강", "조", "윤", "장", "임",
    "한", "오", "서", "신", "권", "황", "안", "송", "류", "홍"};
constexpr std::array<std::string_view, 30> kKoreanGiven = {
    "서연", "민준", "지우", "하은", "도윤", "수아", "예준", "지민", "은우", "채원",
    "현우", "소율", "시우", "유진", "태형", "나연", "건우", "다은", "준서", "가을",
    "보라", "하늘", "바다", "별이", "노을", "새벽", "구름", "달빛", "미르", "아라"};
constexpr std::array<std::string_view, 24> kKoreanTail = {
    "",        " (Kim)",  " 밴드",   " 프로젝트",   "와 친구들", " (Band)", " 트리오", " 듀오",
    " 1집",    " 크루",   " (ROK)",  " 오케스트라", " 소년단",   " 소녀들", " (Duo)",  " 클럽",
    " 사운드", " 라디오", " (Trio)", " 합창단",     " 앙상블",   " 연합",   " 공방",   " (Crew)"};
constexpr std::array<std::string_view, 30> kKoreanWords = {
    "사랑", "밤하늘", "너에게", "봄날", "그리움", "바람",   "기억", "별빛", "비 오는 날", "안녕",
    "우리", "꿈",     "여름밤", "노래", "시간",   "거짓말", "이별", "고백", "첫눈",       "하루",
    "Love", "거리",   "불꽃",   "달",   "눈물",   "마음",   "소원", "편지", "내일",       "Dance"};

constexpr std::array<std::string_view, 24> kJapaneseFirst = {
    "佐藤", "鈴木", "高橋", "田中", "渡辺", "伊藤", "山本", "中村", "小林", "加藤", "吉田", "山田",
    "ザ・", "東京", "大阪", "京都", "夜の", "青い", "白い", "電気", "銀河", "月の", "雨の", "風の"};
constexpr std::array<std::string_view, 24> kJapaneseSecond = {
    "さくら", "ひかる", "あおい",   "はると",   "みゆき",     "れん", "ゆい",   "そら",
    "かなで", "なお",   "キャッツ", "ロケット", "シスターズ", "楽団", "少年",   "少女",
    "クラブ", "ラジオ", "列車",     "花火",     "時計",       "海岸", "図書館", "金魚"};
constexpr std::array<std::string_view, 24> kJapaneseTail = {
    "",         "。", "と仲間", "バンド", "★",  "楽隊", "団", "Z",  "組", "ズ",   "隊",   "の会",
    "エックス", "99", "2号",    "J",      "村", "部",   "座", "屋", "族", "兄弟", "姉妹", "！"};
constexpr std::array<std::string_view, 28> kJapaneseWords = {
    "恋",       "夜空",     "さよなら",   "夏の日",   "ありがとう", "花",   "夢",
    "東京",     "雪",       "ひとり",     "キミの声", "約束",       "青春", "涙",
    "風になる", "星屑",     "ラブソング", "明日",     "手紙",       "海",   "ハルカ",
    "君へ",     "カーテン", "月光",       "ドラマ",   "夕焼け",     "街",   "始まり"};

constexpr std::array<std::string_view, 20> kArabicFirst = {
    "أحمد", "فاطمة", "عمر",  "ليلى", "محمد", "نور", "سامي", "هدى", "كريم", "مريم",
    "يوسف", "سلمى",  "طارق", "دينا", "خالد", "رنا", "زياد", "أمل", "ماجد", "هبة"};
constexpr std::array<std::string_view, 24> kArabicSecond = {
    "الشامي",   "المصري",  "حداد",    "النجار", "الخطيب",    "منصور",   "العلي",    "سعيد",
    "البغدادي", "الحلبي",  "فؤاد",    "رشيد",   "العربي",    "التونسي", "الأندلسي", "حسن",
    "الكردي",   "عبدالله", "الهاشمي", "قاسم",   "الطرابلسي", "نعيم",    "الفاسي",   "شريف"};
constexpr std::array<std::string_view, 24> kArabicTail = {
    "",        " باند",   " وفرقته",   " الصغير", " جونيور", " الكبير", " الثاني", " وأصدقاؤه",
    " (فرقة)", " الشرقي", " الغربي",   " الجديد", " القديم", " الليل",  " القمر",  " النجم",
    " تريو",   " ديو",    " الموسيقي", " العازف", " المغني", " الشاعر", " الأول",  " الثالث"};
constexpr std::array<std::string_view, 24> kArabicWords = {
    "حبيبي", "قلبي",  "الليل", "يا عمري", "نور العين", "سلام",  "أحلى", "دنيا",
    "شمس",   "قمر",   "روحي",  "غرامي",   "الهوى",     "عيونك", "بعيد", "أغنية",
    "وداعا", "سهران", "بحر",   "حنين",    "وردة",      "زمان",  "كلام", "يا ليل"};

struct StylePieces {
  Pieces first;
  Pieces start;
  Pieces end;  // put to `start` without a blank; empty where names have no third piece
  Pieces tail;
  Pieces words;
  std::string_view gap;   // between first and start
  std::string_view link;  // between words
};

StylePieces pieces_of(NameStyle style) {
  switch (style) {
    case NameStyle::kEnglish:
      return {kEnglishFirst, kEnglishStart, kEnglishEnd, kEnglishTail, kEnglishWords, " ", " "};
    case NameStyle::kSpanish:
      return {kSpanishFirst, kSpanishStart, kSpanishEnd, kSpanishTail, kSpanishWords, " ", " "};
    case NameStyle::kKorean:
      return {kKoreanSyllable, kKoreanGiven, {}, kKoreanTail, kKoreanWords, "", " "};
    case NameStyle::kJapanese:
      return {kJapaneseFirst, kJapaneseSecond, {}, kJapaneseTail, kJapaneseWords, "", ""};
    case NameStyle::kArabic:
      break;
  }
  return {kArabicFirst, kArabicSecond, {}, kArabicTail, kArabicWords, " ", " "};
}

std::string_view draw_piece(Pieces pieces, base::Random& random) {
  return pieces[random.below(static_cast<std::uint32_t>(pieces.size()))];
}

// One digit of a number in mixed radix: the piece it stands for. An empty list takes no digit.
std::string_view take_piece(Pieces pieces, std::uint64_t& code) {
  if (pieces.empty()) return {};
  const std::uint64_t digit = code % pieces.size();
  code /= pieces.size();
  return pieces[digit];
}

std::uint64_t at_least_one(std::size_t count) { return count == 0 ? 1 : count; }

}  // namespace

NameStyle draw_style(base::Random& random) {
  const std::uint32_t permille = random.below(1000);
  if (permille < 850) return NameStyle::kEnglish;
  if (permille < 940) return NameStyle::kSpanish;
  if (permille < 965) return NameStyle::kKorean;
  return permille < 985 ? NameStyle::kJapanese : NameStyle::kArabic;
}

std::string artist_name(NameStyle style, std::uint64_t number) {
  const StylePieces pieces = pieces_of(style);
  const std::uint64_t names = pieces.first.size() * pieces.start.size() *
                              at_least_one(pieces.end.size()) * pieces.tail.size();
  // Multiplying by a number that shares no factor with `names` (a product of 2s, 3s and 5s) visits
  // every name once before any comes again, and sets neighbours far apart. Numbers past the last
  // name get a figure behind it.
  std::uint64_t code = number % names * 104729 % names;
  std::string name(take_piece(pieces.first, code));
  name += pieces.gap;
  name += take_piece(pieces.start, code);
  name += take_piece(pieces.end, code);
  name += take_piece(pieces.tail, code);
  if (number >= names) name += " " + std::to_string(number / names + 1);
  return name;
}

std::string draw_words(NameStyle style, base::Random& random) {
  const StylePieces pieces = pieces_of(style);
  const std::uint32_t count = 1 + random.below(3);
  std::string words;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (i > 0) words += pieces.link;
    words += draw_piece(pieces.words, random);
  }
  return words;
}

std::string draw_track_name(NameStyle style, base::Random& random) {
  std::string name = draw_words(style, random);
  const std::uint32_t permille = random.below(1000);
  if (permille < 100) {
    name += " (feat. " + artist_name(style, random.below(5000)) + ")";
  } else if (permille < 130) {
    name += " - Remastered " + std::to_string(1990 + random.below(33));
  } else if (permille < 150) {
    name += " - Live";
  } else if (permille < 170) {
    name += " (From \"" + draw_words(style, random) + "\")";
  } else if (permille < 205) {
    name += ", " + draw_words(style, random);
  } else if (permille < 212) {
    name = "\"" + name + "\"";
  } else if (permille < 240) {
    name += " - Remix";
  }
  return name;
}

}  // namespace crossfade::catalogue
