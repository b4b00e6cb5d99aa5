#include "json-node.h"

namespace Aws {
namespace Utils {
namespace Json {

void DeleteNode::operator()(Node* node) const
{
    delete node;
}

NodePointer new_node(Node::Kind kind)
{
    NodePointer node(new Node);
    node->kind = kind;
    return node;
}

NodePointer copy_of(Node const* node)
{
    if (!node) return {};
    auto copy = new_node(node->kind);
    copy->boolean = node->boolean;
    copy->integer = node->integer;
    copy->real = node->real;
    copy->string = node->string;
    for (auto const& item : node->items) copy->items.push_back(copy_of(item.get()));
    for (auto const& [key, value] : node->members) copy->members.emplace_back(key, copy_of(value.get()));
    return copy;
}

Node const* member(Node const* node, std::string const& key)
{
    if (!node) return nullptr;
    for (auto const& [name, value] : node->members)
        if (name == key) return value.get();
    return nullptr;
}

namespace {

bool are_equal_arrays(Node const& one, Node const& other)
{
    if (one.items.size() != other.items.size()) return false;
    for (size_t i = 0; i < one.items.size(); ++i)
        if (!are_equal(one.items[i].get(), other.items[i].get())) return false;
    return true;
}

bool are_equal_objects(Node const& one, Node const& other)
{
    if (one.members.size() != other.members.size()) return false;
    for (auto const& [key, value] : one.members)
        if (!are_equal(value.get(), member(&other, key))) return false;
    return true;
}

} // namespace

bool are_equal(Node const* one, Node const* other)
{
    if (!one || !other) return one == other;
    if (one->is_number() && other->is_number()) return one->number() == other->number();
    if (one->kind != other->kind) return false;
    switch (one->kind) {
    case Node::Kind::boolean: return one->boolean == other->boolean;
    case Node::Kind::string: return one->string == other->string;
    case Node::Kind::array: return are_equal_arrays(*one, *other);
    case Node::Kind::object: return are_equal_objects(*one, *other);
    default: return true;
    }
}

} // namespace Json
} // namespace Utils
} // namespace Aws
