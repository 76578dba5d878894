#pragma once

#include <string>
#include <string_view>

#include "advise/signing.h"
#include "report/document.h"
#include "table/json.h"

namespace crossfade::report {

// The faces of the rule table for demos. `currency` stands behind amounts of money; empty: they
// stand alone.

/// Appends the table as a section: the rule, the threshold of the label's own costs, a line a
/// threshold.
void add_signing(Document& document, const advise::SigningTable& table, std::string_view currency,
                 text::Language language);

/// One object: base rate, costs, a line a threshold. NaN is null.
table::Json json_signing(const advise::SigningTable& table, std::string_view currency);

/// A line a threshold.
std::string signing_csv(const advise::SigningTable& table);

}  // namespace crossfade::report
