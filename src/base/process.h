#pragma once

#include <string>
#include <string_view>

namespace crossfade::base {

/// Names this very process, for one that comes later: machine, its start, process number, and when
/// the process began. Empty where the system does not tell.
std::string process_mark();

/// Whether the process of such a mark may still be there: false only where it certainly is not
/// (this machine has started anew since, or nothing of that number and beginning runs). True for
/// marks of other machines and containers, into which we cannot see; false for a text that is no
/// mark.
bool may_be_running(std::string_view mark);

}  // namespace crossfade::base
