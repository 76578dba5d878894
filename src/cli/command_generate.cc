#include "cli/command_generate.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "advise/synthetic_spend.h"
#include "base/error.h"
#include "base/file.h"
#include "catalogue/generate.h"
#include "cli/output.h"
#include "cli/shared_options.h"

namespace crossfade::cli {
namespace {

struct Options {
  catalogue::GenerateOptions catalogue;
  std::size_t spend_weeks = 0;  // 0: a catalogue
  std::string out;
};

void generate_spend_csv(const Options& options) {
  advise::SyntheticSpendOptions spend;
  spend.weeks = options.spend_weeks;
  spend.seed = options.catalogue.seed;
  const std::string csv = advise::spend_csv(advise::generate_spend(spend).history);
  if (options.out.empty()) return print(csv);
  base::write_file(options.out, csv);
}

void generate(const Options& options) {
  if (options.spend_weeks > 0) return generate_spend_csv(options);
  if (options.out.empty()) return catalogue::generate_csv(options.catalogue, print);
  base::FileWriter file(options.out);
  catalogue::generate_csv(options.catalogue, [&](std::string_view piece) { file.write(piece); });
  file.commit();
}

}  // namespace

void add_generate_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand("generate", "write a synthetic catalogue, for trials");
  const auto options = std::make_shared<Options>();
  CLI::Option* tracks =
      command->add_option("--tracks", options->catalogue.tracks, "number of tracks")
          ->type_name("N")
          ->check(CLI::Range(std::size_t{1}, std::size_t{100'000'000}));
  CLI::Option* spend =
      command
          ->add_option("--spend", options->spend_weeks,
                       "a promotion spend history of so many weeks, instead of a catalogue")
          ->type_name("WEEKS")
          ->check(CLI::Range(std::size_t{1}, std::size_t{5'000}))
          ->excludes(tracks);
  add_seed(*command, options->catalogue.seed);
  catalogue::VideoTruth& video = options->catalogue.video;
  command
      ->add_option("--video-effect", video.effect,
                   "what a music video does to streams: .2 is +20 %")
      ->type_name("LIFT");
  command
      ->add_option("--fame-confounding", video.fame_confounding,
                   "how much more often famous artists have music videos: at 1, three in four of "
                   "an artist one standard deviation above the mean")
      ->type_name("C");
  command
      ->add_option("--engagement-effect", video.engagement_effect,
                   "how much of the effect goes by way of the video's likes and comments, as a "
                   "logarithm")
      ->type_name("E");
  command->add_option("--out", options->out, "the file to write; stdout without it")
      ->type_name("FILE");
  command->callback([options, tracks, spend] {
    if (tracks->count() + spend->count() == 0) {
      throw base::Error(base::ErrorKind::kUsage, "generate needs --tracks or --spend", {},
                        "crossfade generate --tracks 1000");
    }
    generate(*options);
  });
}

}  // namespace crossfade::cli
