// The words by which names give away what a track, album, video or channel is. Phrases are in the
// form that text::fold_words() gives (lower case, no diacritics, no punctuation) and match whole
// words; those of scripts that are written without blanks match anywhere. A phrase in kTailPhrases
// means its cue only behind a bracket or dash, or as the last word.
#include "features/cue_phrases.h"

#include <algorithm>
#include <limits>
#include <span>
#include <unordered_map>
#include <vector>

namespace crossfade::features {
namespace {

struct CuePhrases {
  Cue cue;
  std::string_view phrases;  // separated by commas
};

// clang-format off
constexpr CuePhrases kAnywhere[] = {
    {Cue::kGuest, "feat,ft,featuring,con la participacion de,part esp,participacao especial"},
    {Cue::kRemaster, "remaster,remastered,remasterizado,remasterizada,remasterise,rimasterizzato,digital remaster,2009 remaster"},
    {Cue::kLive, "live at,live in,live from,live on,live version,live session,live sessions,live performance,live video,en vivo,ao vivo,en directo,en direct,dal vivo,in concert,en concierto,en concert,mtv unplugged,canli,na zywo,live acoustic,tiny desk,kexp,live lounge"},
    {Cue::kRemix, "remix,remixes,rmx,remezcla,remixed,bootleg,mashup,vip mix,club mix,extended mix,dub mix,extended version,dj mix"},
    {Cue::kEdit, "radio edit,radio mix,radio version,single version,album version,single edit,radio cut,video edit"},
    {Cue::kAcoustic, "acoustic,acustico,acustica,acoustique,akustik,unplugged,stripped,piano version,acoustic version"},
    {Cue::kSpeed, "sped up,speed up,slowed,nightcore,slowed reverb,8d,bass boosted,slowed down"},
    {Cue::kInstrumental, "instrumental,karaoke,inst,backing track,instrumentals,instrumentales"},
    {Cue::kCover, "covers,made famous by,tribute to,originally performed,in the style of,cover version,cover by"},
    {Cue::kDemo, "demo version,demos,rough mix,early version,outtake"},
    {Cue::kVersion, "re recorded,rerecorded,taylors version,new version,full version,original version,spanish version,english version,original mix,japanese ver,korean ver"},
    {Cue::kSoundtrack, "soundtrack,ost,motion picture,original score,film score,original cast,cast recording,broadway,musical,banda sonora,trilha sonora,from the film,from the movie,from the series,from the netflix,original television,bande originale,main title,main theme,theme from,music from,original series,disney"},
    {Cue::kSleep, "sleep,sleeping,white noise,brown noise,pink noise,noise,rain,rain sounds,nature sounds,ocean waves,meditation,relaxing,relaxation,relax,spa,yoga,calm,sound machine,ambient,lofi,lo fi,study,thunderstorm,binaural,asmr,focus,dormir,relajante,schlaf"},
    {Cue::kChristmas, "christmas,xmas,holiday,navidad,natal,noel,weihnachten,weihnachts,santa,jingle,snowman,mistletoe,silent night,carol,winter wonderland"},
    {Cue::kChildren, "kids,children,nursery,nursery rhymes,lullaby,lullabies,baby,infantil,infantiles,ninos,kinder,kinderlieder,cartoon,toddler,folge,kapitel,horspiel,teil,comptines,canciones infantiles,cocomelon,bimbi,crianca,criancas"},
    {Cue::kClassical, "op,bwv,concerto,sonata,symphony,allegro,adagio,andante,nocturne,prelude,suite,fugue,no 1,no 2,no 3,minor,rv,k,act,act 1,aria,requiem,etude,waltz,presto,largo,concerti,variations,menuetto,rondo,overture,serenade,quartet,gymnopedie"},
    {Cue::kDevotional, "mantra,chalisa,bhajan,aarti,stotram,hymn,hymns,worship,gospel,praise,hallelujah,jesus,lord,god,dios,deus,allah,krishna,shiva,om,amen,holy,grace,louvor,adoracao"},
    {Cue::kDeluxe, "deluxe,expanded,anniversary,special edition,bonus,bonus track,super deluxe,collectors edition,extended edition,edition,edicion,reissue,complete,repackage"},
    {Cue::kBest, "greatest hits,best of,the best,hits,essential,essentials,collection,anthology,gold,ultimate,lo mejor,grandes exitos,exitos,the very best,singles,masters,platinum,definitive,sucessos,seleccion,mis favoritas,coleccion,classics,antologia,the hits,top,playlist"},
    {Cue::kEp, "ep,mixtape,single,the ep"},
    {Cue::kVolume, "vol,volume,pt,part,chapter,disc,volumen,parte,cd"},
    {Cue::kOfficial, "official,oficial,officiel,officielle,offizielles,offizieller,ufficiale,officiele,resmi"},
    {Cue::kMusicVideo, "music video,mv,m v,official video,official music video,official mv,video oficial,videoclip,video clip,videoclipe,clip officiel,clip oficial,clipe oficial,official clip,official hd video,official 4k video,offizielles video,video ufficiale,officiele video,videoclip oficial,official videoclip,video musical,full video song,video song,official film,short film,official promo video,music video hd,original video"},
    {Cue::kVideo, "video,clip,clipe,videos"},
    {Cue::kAudio, "audio,audio oficial,official audio,full audio,audio only,audio hq,full song,official song,musica oficial,cd quality"},
    {Cue::kLyrics, "lyrics,lyric,letra,letras,paroles,lirik,testo,songtext,lyric video,lyrics video,con letra,legendado,traducao,subtitulado,subtitulada,sub espanol,traducida,color coded,with lyrics,lyrical,tekst,sozleri,romanized,karaoke"},
    {Cue::kVisualizer, "visualizer,visualiser,visualizador,visual,visualizer oficial,official visualizer,visuel"},
    {Cue::kPerformance, "performance,concert,tour,session,sessions,festival,performs,performing,glastonbury,coachella,lollapalooza,wembley,stadium,stage,showcase,tonight show,late show,ellen,jimmy kimmel,bbc,mtv,grammys,awards,the voice,got talent,x factor,eurovision,orchestra live,a colors show,cercle,boiler room,the late,snl,super bowl,rehearsal,freestyle"},
    {Cue::kReaction, "reaction,reacts,reacting,review,tutorial,lesson,how to play,interview,behind the scenes,making of,explained,analysis,vocal coach,guitar lesson,piano tutorial,drum cover,guitar cover,piano cover,bass cover,fan made,amv,parody,parodia"},
    {Cue::kFullAlbum, "full album,album completo,greatest hits full,full ep,album complet,full mixtape,disco completo,playlist,compilation,compilado,mix,megamix,nonstop,jukebox,medley"},
    {Cue::kDance, "dance practice,choreography,dance video,dance,coreografia,practice,zumba"},
    {Cue::kSharp, "hd,4k,hq,1080p,uhd,high quality,remastered in 4k,4k upgrade,hd upgrade,8k,720p,remastered"},
    {Cue::kFilm, "movie,film,scene,pelicula,filme,cinema,movies,films,from,starring"},
    {Cue::kTelevision, "tv,television,series,netflix,show,episode,season,network,radio,fm,novela,anime,opening,ending"},
    {Cue::kRecords, "records,recordings,record,recordz,label,discos,recs,schallplatten"},
    {Cue::kMusic, "music,musica,musik,muzik,sounds,sound,songs,beats,musique"},
    {Cue::kEntertainment, "entertainment,productions,production,studios,studio,media,group,films,company,inc,pictures,ent,digital,network,works,creations,multimedia"},
    {Cue::kChannel, "channel,canal,official channel,archive,archives,kanal,youtube,videos,collection"},
    {Cue::kMajor, "smtown,hybe,hybe labels,jyp,yg,1thek,stone music,warner,sony,universal,umg,emi,bmg,atlantic,columbia,interscope,def jam,republic,capitol,t series,zee,saregama,tips,yrf,eros,speed,geet,white hill,lyrical lemonade,worldstarhiphop,grm daily,spinnin,ultra,monstercat,ncs,nocopyrightsounds,proximity,trap nation,mrsuicidesheep,selected,armada,cercle,mad decent,aftercluv,kontor,fueled by ramen,epitaph,nuclear blast,century media,rise,hopeless,earache,roadrunner,disneymusic,walt,believe,kondzilla,gr6,som livre,aditya,venus,shemaroo,goldmines,musica studios"},
    {Cue::kCurator, "lyrics,letras,nation,vibes,7clouds,unique,taj tracks,dope,chill,the vibe guide,loku,syrebralvibes,rap,hiphop,hip hop,mix,mixes,playlist,fan,fans,covers,archive,lyric,best,hits,world,top"},
    {Cue::kOrchestra, "orchestra,philharmonic,choir,ensemble,symphony,orchester,orquesta,quartet,quartett,chorus,trio,conservatory,opera,filarmonica,chamber,piano,strings,cello"},
    {Cue::kBand, "band,banda,grupo,los,las,boys,girls,brothers,the,conjunto,sisters,group,family,crew,gang"},
    {Cue::kRapper, "lil,young,yung,mc,big,kid,ice,baby,trap,rap,gangsta,drill,type beat"},
    {Cue::kProducer, "prod,produced by,prod by,beat,beats"},
    {Cue::kGame, "game,games,anime,minecraft,fortnite,league of legends,zelda,final fantasy,pokemon,naruto,dragon ball,gaming,videogame,fnaf,undertale,genshin,valorant,nintendo,roblox,amv"},
    {Cue::kParty, "party,fiesta,summer,club,workout,gym,dance party,karneval,apres ski,mallorca,carnaval,oktoberfest,ibiza"},
};
constexpr CuePhrases kTailPhrases[] = {
    {Cue::kLive, "live,concert,lives"},
    {Cue::kRemix, "mix,flip,dub,rework,refix,club"},
    {Cue::kEdit, "edit,extended,short"},
    {Cue::kCover, "cover,tribute,style"},
    {Cue::kDemo, "demo"},
    {Cue::kVersion, "version,versao,versione,ver,original,versi"},
    {Cue::kGuest, "with,con,and,x,com,mit,y,vs"},
    {Cue::kSoundtrack, "from,theme"},
};
constexpr CuePhrases kInside[] = {
    {Cue::kRemaster, "리마스터,リマスター"},
    {Cue::kLive, "라이브,ライブ,ライヴ,콘서트,コンサート,现场,現場"},
    {Cue::kRemix, "리믹스,リミックス"},
    {Cue::kAcoustic, "어쿠스틱,アコースティック"},
    {Cue::kInstrumental, "カラオケ,노래방,伴奏"},
    {Cue::kCover, "커버,カバー,歌ってみた,翻唱"},
    {Cue::kVersion, "バージョン,버전"},
    {Cue::kGuest, "피처링"},
    {Cue::kSoundtrack, "サウンドトラック,사운드트랙,主題歌,原声,주제가,드라마"},
    {Cue::kSleep, "수면,睡眠,자장가,子守唄,명상,癒し"},
    {Cue::kChristmas, "크리스마스,クリスマス,聖誕"},
    {Cue::kChildren, "동요,童謡,儿歌,こども"},
    {Cue::kBest, "베스트,ベスト,精選"},
    {Cue::kOfficial, "공식,公式,官方"},
    {Cue::kMusicVideo, "뮤직비디오,ミュージックビデオ,뮤비"},
    {Cue::kLyrics, "가사,歌詞,歌词,동영상가사"},
    {Cue::kDance, "안무,ダンス"},
    {Cue::kTelevision, "アニメ,예능,불후의"},
};

constexpr std::string_view kCommonWords[kNameLanguages] = {
    "the,you,me,my,i,love,to,of,in,it,your,dont,im,we,is,on,for,all,be,this,are,like,what,when,night,heart,girl,baby,never,know,with,life,want,good,time,go,up,down,one,time,way,no,and,a",
    "el,la,de,que,mi,te,tu,y,los,las,es,por,con,un,una,amor,corazon,se,lo,como,para,del,yo,si,me,quiero,vida,sin,noche,en,cuando,soy,mas,ella,nada,todo,eres,bien",
    "nao,voce,do,da,meu,minha,eu,e,pra,sem,o,os,um,uma,amor,mais,no,na,que,de,vai,coracao,saudade,tudo,ao,vivo,ela,bem,mim,em,dos,das,com,vou",
    "le,les,je,des,du,et,une,pas,mon,ton,dans,est,la,de,un,tu,moi,ma,toi,pour,sur,en,amour,vie,cest,au,ne,ce,on,qui,belle,jai",
    "der,die,das,und,ich,du,nicht,ein,auf,mein,ist,wir,mit,dich,mich,eine,zu,im,wie,in,fur,von,nur,bist,liebe,ohne,dir,mir,folge,teil,den",
    "il,di,che,non,e,per,della,io,sono,un,una,la,mi,ti,amore,con,del,come,vita,se,quando,cuore,piu,a,lo,tutto,ma,notte,gli",
    "hai,tera,mera,dil,ke,ki,ka,tu,teri,meri,jaane,pyaar,pyar,ishq,se,na,ho,hum,tum,mein,nahi,yeh,kya,tere,mere,ko,jaan,aaja,naal,de,kar,chand,raat,zindagi,main",
};
// clang-format on

struct Phrase {
  std::string_view text;
  Cue cue;
  bool tail_only;
};

/// Calls visit(part) for each part of a list with commas.
template <typename Visit>
void for_each_part(std::string_view list, const Visit& visit) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    visit(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

/// All phrases by their first word.
class PhraseIndex {
 public:
  PhraseIndex() {
    for (const CuePhrases& list : kAnywhere) add(list, false);
    for (const CuePhrases& list : kTailPhrases) add(list, true);
  }

  /// Adds to `found` the cues of the phrases that `text`, which begins with a word, begins with.
  /// Phrases of kTailPhrases count in a tail, and at the end of the text where `last_counts`.
  void match(std::string_view text, bool in_tail, bool last_counts, CueSet& found) const {
    const auto entry = by_word_.find(first_word(text));
    if (entry == by_word_.end()) return;
    for (const Phrase& phrase : entry->second) {
      if (!text.starts_with(phrase.text)) continue;
      const bool ends = text.size() == phrase.text.size();
      const bool whole = ends || text[phrase.text.size()] == ' ';
      if (whole && (!phrase.tail_only || in_tail || (ends && last_counts))) found.add(phrase.cue);
    }
  }

 private:
  void add(const CuePhrases& list, bool tail_only) {
    for_each_part(list.phrases, [&](std::string_view phrase) {
      by_word_[first_word(phrase)].push_back({phrase, list.cue, tail_only});
    });
  }

  std::unordered_map<std::string_view, std::vector<Phrase>> by_word_;
};

/// Calls visit(rest) with what follows from each word on.
template <typename Visit>
void for_each_rest(std::string_view words, const Visit& visit) {
  while (!words.empty()) {
    visit(words);
    words.remove_prefix(std::min(words.find(' '), words.size() - 1) + 1);
  }
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void match_inside(std::string_view words, CueSet& found) {
  if (is_ascii(words)) return;
  for (const CuePhrases& list : kInside) {
    for_each_part(list.phrases, [&](std::string_view phrase) {
      if (words.find(phrase) != std::string_view::npos) found.add(list.cue);
    });
  }
}

using LanguageBits = std::unordered_map<std::string_view, unsigned>;

LanguageBits index_common_words() {
  LanguageBits bits;
  for (std::size_t l = 0; l < kNameLanguages; ++l) {
    for_each_part(kCommonWords[l], [&](std::string_view word) { bits[word] |= 1U << l; });
  }
  return bits;
}

}  // namespace

CueSet find_cues(std::string_view head, std::string_view tail) {
  static const PhraseIndex index;
  CueSet found;
  // The last word of a head with a tail behind it does not end the text, and a text of one word
  // has no last word to say more about it.
  const bool last_counts = tail.empty() && head.find(' ') != std::string_view::npos;
  for_each_rest(head, [&](std::string_view rest) { index.match(rest, false, last_counts, found); });
  for_each_rest(tail, [&](std::string_view rest) { index.match(rest, true, true, found); });
  match_inside(head, found);
  match_inside(tail, found);
  return found;
}

void count_languages(std::string_view words, std::array<std::uint8_t, kNameLanguages>& counts) {
  static const LanguageBits bits = index_common_words();
  for_each_rest(words, [&](std::string_view rest) {
    const auto entry = bits.find(first_word(rest));
    if (entry == bits.end()) return;
    for (std::size_t l = 0; l < kNameLanguages; ++l) {
      if ((entry->second >> l & 1) != 0 && counts[l] < std::numeric_limits<std::uint8_t>::max()) {
        ++counts[l];
      }
    }
  });
}

}  // namespace crossfade::features
