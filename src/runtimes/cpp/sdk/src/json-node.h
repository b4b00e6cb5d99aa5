#pragma once

#include <string>
#include <utility>
#include <vector>

#include <aws/core/utils/json/JsonSerializer.h>

namespace Aws {
namespace Utils {
namespace Json {

/** One value of a JSON document. */
struct Node {
    enum class Kind { null, boolean, integer, real, string, array, object };
    Kind kind = Kind::null;
    bool boolean = false;
    int64_t integer = 0;
    double real = 0;
    std::string string;
    std::vector<NodePointer> items;
    std::vector<std::pair<std::string, NodePointer>> members;

    bool is_number() const { return kind == Kind::integer || kind == Kind::real; }
    double number() const { return kind == Kind::integer ? static_cast<double>(integer) : real; }
};

NodePointer new_node(Node::Kind kind);
NodePointer copy_of(Node const* node);
/** Null when there is no such member. */
Node const* member(Node const* node, std::string const& key);
bool are_equal(Node const* one, Node const* other);

/** Reads a text. Null when it is not JSON; `error` then says where. */
NodePointer read_json(std::string const& text, std::string& error);

/** Appends the text of a node: on one line, or indented by tabs. */
void write_json(std::string& out, Node const& node, bool readable, int depth);

} // namespace Json
} // namespace Utils
} // namespace Aws
