// A recursive descent over
//   question   = conjunct { "or" conjunct }
//   conjunct   = term { "and" term }
//   term       = "not" term | "(" question ")" | comparison
//   comparison = word sign word
// whose nodes lie in one vector, children before their parents.
#include "registry/run_filter.h"

#include <cmath>
#include <optional>

#include "base/error.h"
#include "table/csv_reader.h"
#include "table/json.h"
#include "text/similarity.h"
#include "text/unicode.h"

namespace crossfade::registry {
namespace {

constexpr int kDeepest = 100;

bool is_word_sign(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         static_cast<unsigned char>(c) >= 0x80 ||
         std::string_view("_-./:").find(c) != std::string_view::npos;
}

enum class TokenKind : std::uint8_t { kEnd, kWord, kQuoted, kSign, kOpen, kClose };

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string text;
  std::size_t place = 0;  // byte
};

}  // namespace

/// Reads one question; lives as long as that takes.
class RunFilterParser {
 public:
  RunFilterParser(std::string_view text, RunFilter& filter) : text_(text), filter_(filter) {
    next();
  }

  void parse() {
    filter_.root_ = question();
    if (token_.kind == TokenKind::kEnd) return;
    refuse(token_, "here ends the question", "join comparisons by and, or");
  }

 private:
  using Kind = RunFilter::Kind;
  using Sign = RunFilter::Sign;

  std::size_t column_of(std::size_t place) const {
    std::size_t column = 1;
    for (const char c : text_.substr(0, place))
      column += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return column;
  }

  [[noreturn]] void refuse(const Token& token, const std::string& sentence,
                           const std::string& remedy) const {
    const std::string found =
        token.kind == TokenKind::kEnd ? "" : ", before `" + text::cut_width(token.text, 40) + "`";
    throw base::Error(base::ErrorKind::kUsage, sentence + found,
                      {"--where", 1, column_of(token.place)}, remedy);
  }

  Token quoted(std::size_t begin) {
    const std::size_t end = text_.find(text_[begin], begin + 1);
    if (end == std::string_view::npos) {
      throw base::Error(base::ErrorKind::kUsage, "a quotation mark is never closed",
                        {"--where", 1, column_of(begin)}, "close it");
    }
    at_ = end + 1;
    return {TokenKind::kQuoted, std::string(text_.substr(begin + 1, end - begin - 1)), begin};
  }

  void next() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
    const std::size_t begin = at_;
    if (begin == text_.size()) {
      token_ = {TokenKind::kEnd, "", begin};
      return;
    }
    const char c = text_[begin];
    if (c == '"' || c == '\'') {
      token_ = quoted(begin);
      return;
    }
    TokenKind kind = TokenKind::kWord;
    if (is_word_sign(c)) {
      while (at_ < text_.size() && is_word_sign(text_[at_])) ++at_;
    } else {
      kind = c == '(' ? TokenKind::kOpen : c == ')' ? TokenKind::kClose : TokenKind::kSign;
      ++at_;
      const bool may_double = kind == TokenKind::kSign && at_ < text_.size() && text_[at_] == '=';
      if (may_double) ++at_;
    }
    token_ = {kind, std::string(text_.substr(begin, at_ - begin)), begin};
  }

  bool take_word(std::string_view word) {
    if (token_.kind != TokenKind::kWord || text::fold(token_.text) != word) return false;
    next();
    return true;
  }

  std::size_t add(RunFilter::Node node) {
    filter_.nodes_.push_back(std::move(node));
    return filter_.nodes_.size() - 1;
  }

  std::size_t question() {
    std::size_t left = conjunct();
    while (take_word("or")) {
      RunFilter::Node node{.kind = Kind::kOr, .left = left};
      node.right = conjunct();
      left = add(std::move(node));
    }
    return left;
  }

  std::size_t conjunct() {
    std::size_t left = term();
    while (take_word("and")) {
      RunFilter::Node node{.kind = Kind::kAnd, .left = left};
      node.right = term();
      left = add(std::move(node));
    }
    return left;
  }

  std::size_t term() {
    if (++depth_ > kDeepest) refuse(token_, "nested too deep", "use fewer brackets");
    std::size_t node = 0;
    if (take_word("not")) {
      node = add({.kind = Kind::kNot, .left = term()});
    } else if (token_.kind == TokenKind::kOpen) {
      next();
      node = question();
      if (token_.kind != TokenKind::kClose) refuse(token_, "a bracket is never closed", "add )");
      next();
    } else {
      node = comparison();
    }
    --depth_;
    return node;
  }

  std::size_t comparison() {
    if (token_.kind != TokenKind::kWord && token_.kind != TokenKind::kQuoted) {
      refuse(token_, "a name is missing", "write a comparison such as r2 > 0.6");
    }
    RunFilter::Node node;
    node.name = token_.text;
    node.column = column_of(token_.place);
    next();
    const Token sign = token_;
    const std::optional<Sign> known = sign_of(sign);
    if (!known) refuse(sign, "a comparison is missing", "the signs are = != < <= > >= ~");
    node.sign = *known;
    next();
    if (token_.kind != TokenKind::kWord && token_.kind != TokenKind::kQuoted) {
      refuse(token_, "a value is missing", "write a number, or a text in quotes");
    }
    node.text = token_.text;
    const double number = table::parse_number(token_.text).value;
    const bool is_number = !std::isnan(number);
    node.value = is_number ? RunValue(number) : RunValue(token_.text);
    const bool is_order =
        *known != Sign::kEqual && *known != Sign::kUnequal && *known != Sign::kContains;
    if (is_order && !is_number) refuse(token_, sign.text + " compares numbers", "write a number");
    next();
    return add(std::move(node));
  }

  static std::optional<Sign> sign_of(const Token& token) {
    constexpr std::pair<std::string_view, Sign> kSigns[] = {
        {"=", Sign::kEqual},    {"==", Sign::kEqual},  {"!=", Sign::kUnequal},
        {"<", Sign::kLess},     {"<=", Sign::kAtMost}, {">", Sign::kMore},
        {">=", Sign::kAtLeast}, {"~", Sign::kContains}};
    if (token.kind != TokenKind::kSign) return std::nullopt;
    for (const auto& [text, sign] : kSigns) {
      if (text == token.text) return sign;
    }
    return std::nullopt;
  }

  std::string_view text_;
  RunFilter& filter_;
  std::size_t at_ = 0;
  Token token_;
  int depth_ = 0;
};

namespace {

std::string as_text(const RunValue& value, const std::string& written) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return written;
}

}  // namespace

RunFilter::RunFilter(std::string_view text) { RunFilterParser(text, *this).parse(); }

bool RunFilter::compares(const Node& node, const RunValue& found) {
  if (found.index() == 0) return false;
  const auto* number = std::get_if<double>(&found);
  const auto* wanted = std::get_if<double>(&node.value);
  if (node.sign == Sign::kContains) {
    const std::string text = number != nullptr ? table::Json(*number).dump(0) : as_text(found, "");
    return text::fold(text).find(text::fold(node.text)) != std::string::npos;
  }
  if (number == nullptr || wanted == nullptr) {
    // A text beside a number: never the same, and neither is larger.
    const bool same = number == nullptr && as_text(found, "") == node.text;
    return node.sign == Sign::kUnequal ? !same : node.sign == Sign::kEqual && same;
  }
  switch (node.sign) {
    case Sign::kEqual:
      return *number == *wanted;
    case Sign::kUnequal:
      return *number != *wanted;
    case Sign::kLess:
      return *number < *wanted;
    case Sign::kAtMost:
      return *number <= *wanted;
    case Sign::kMore:
      return *number > *wanted;
    case Sign::kAtLeast:
      return *number >= *wanted;
    case Sign::kContains:
      break;
  }
  return false;
}

bool RunFilter::matches(const RunRecord& run, std::size_t place) const {
  const Node& node = nodes_[place];
  switch (node.kind) {
    case Kind::kCompare:
      return compares(node, value_of(run, node.name));
    case Kind::kNot:
      return !matches(run, node.left);
    case Kind::kAnd:
      return matches(run, node.left) && matches(run, node.right);
    case Kind::kOr:
      return matches(run, node.left) || matches(run, node.right);
  }
  return false;
}

bool RunFilter::matches(const RunRecord& run) const { return matches(run, root_); }

void RunFilter::refuse_unknown_names(const std::vector<RunRecord>& runs) const {
  for (const Node& node : nodes_) {
    if (node.kind != Kind::kCompare || is_known_name(runs, node.name)) continue;
    refuse_name(runs, node.name, "--where", node.column);
  }
}

std::vector<RunRecord> filter_runs(const std::vector<RunRecord>& runs, std::string_view text) {
  const RunFilter filter(text);
  if (!runs.empty()) filter.refuse_unknown_names(runs);
  std::vector<RunRecord> found;
  for (const RunRecord& run : runs) {
    if (filter.matches(run)) found.push_back(run);
  }
  return found;
}

}  // namespace crossfade::registry
