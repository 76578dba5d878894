#include "learn/tree.h"

namespace crossfade::learn {

std::size_t Tree::append_split(std::size_t column, float threshold, bool missing_left) {
  TreeNode node;
  node.value = threshold;
  node.feature = static_cast<std::uint16_t>(column);
  node.missing_left = missing_left ? 1 : 0;
  nodes.push_back(node);
  covers.push_back(0);
  return nodes.size() - 1;
}

void Tree::append_leaf(float value, float cover) {
  TreeNode node;
  node.value = value;
  nodes.push_back(node);
  covers.push_back(cover);
}

// Children stand behind their parents.
void Tree::sum_covers() {
  for (std::size_t i = nodes.size(); i-- > 0;) {
    if (!nodes[i].is_leaf()) covers[i] = covers[i + 1] + covers[i + nodes[i].right];
  }
}

}  // namespace crossfade::learn
