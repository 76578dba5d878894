#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade ledger`: how the forecasts that a store keeps came out.
void add_ledger_command(CLI::App& app);

}  // namespace crossfade::cli
