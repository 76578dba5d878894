#pragma once

#include <string>

namespace crossfade::features {

/// The feature table as a page of Markdown: one table a family. docs/features.md is this text.
std::string feature_table_markdown();

}  // namespace crossfade::features
