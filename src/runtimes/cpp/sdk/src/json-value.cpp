#include <istream>
#include <iterator>

#include "json-node.h"

namespace Aws {
namespace Utils {
namespace Json {

namespace {

using Kind = Node::Kind;

NodePointer string_node(std::string const& value)
{
    auto node = new_node(Kind::string);
    node->string = value;
    return node;
}

NodePointer boolean_node(bool value)
{
    auto node = new_node(Kind::boolean);
    node->boolean = value;
    return node;
}

NodePointer integer_node(int64_t value)
{
    auto node = new_node(Kind::integer);
    node->integer = value;
    return node;
}

NodePointer real_node(double value)
{
    auto node = new_node(Kind::real);
    node->real = value;
    return node;
}

/** A document in which nothing was set is an empty object. */
NodePointer object_or(Node const* node)
{
    return node ? copy_of(node) : new_node(Kind::object);
}

} // namespace

JsonValue::JsonValue() = default;
JsonValue::~JsonValue() = default;
JsonValue::JsonValue(JsonValue&&) noexcept = default;
JsonValue& JsonValue::operator=(JsonValue&&) noexcept = default;

JsonValue::JsonValue(Aws::String const& text)
{
    m_root = read_json(text, m_error);
    m_successful = m_root != nullptr;
}

JsonValue::JsonValue(Aws::IStream& stream)
    : JsonValue(Aws::String(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()))
{
}

JsonValue::JsonValue(JsonValue const& other)
    : m_root(copy_of(other.m_root.get())), m_successful(other.m_successful), m_error(other.m_error)
{
}

JsonValue& JsonValue::operator=(JsonValue const& other)
{
    return *this = JsonValue(other);
}

bool JsonValue::operator==(JsonValue const& other) const
{
    return are_equal(m_root.get(), other.m_root.get());
}

JsonValue& JsonValue::with(Aws::String const& key, NodePointer node)
{
    if (!m_root || m_root->kind != Kind::object) m_root = new_node(Kind::object);
    for (auto& [name, value] : m_root->members) {
        if (name != key) continue;
        value = std::move(node);
        return *this;
    }
    m_root->members.emplace_back(key, std::move(node));
    return *this;
}

JsonValue& JsonValue::as(NodePointer node)
{
    m_root = std::move(node);
    return *this;
}

JsonValue& JsonValue::WithString(Aws::String const& key, Aws::String const& value) { return with(key, string_node(value)); }
JsonValue& JsonValue::AsString(Aws::String const& value) { return as(string_node(value)); }
JsonValue& JsonValue::WithBool(Aws::String const& key, bool value) { return with(key, boolean_node(value)); }
JsonValue& JsonValue::AsBool(bool value) { return as(boolean_node(value)); }
JsonValue& JsonValue::WithInteger(Aws::String const& key, int value) { return with(key, integer_node(value)); }
JsonValue& JsonValue::AsInteger(int value) { return as(integer_node(value)); }
JsonValue& JsonValue::WithInt64(Aws::String const& key, long long value) { return with(key, integer_node(value)); }
JsonValue& JsonValue::AsInt64(long long value) { return as(integer_node(value)); }
JsonValue& JsonValue::WithDouble(Aws::String const& key, double value) { return with(key, real_node(value)); }
JsonValue& JsonValue::AsDouble(double value) { return as(real_node(value)); }
JsonValue& JsonValue::WithNull(Aws::String const& key) { return with(key, new_node(Kind::null)); }
JsonValue& JsonValue::AsNull() { return as(new_node(Kind::null)); }

JsonValue& JsonValue::WithArray(Aws::String const& key, Array<Aws::String> const& values)
{
    auto node = new_node(Kind::array);
    for (size_t i = 0; i < values.GetLength(); ++i) node->items.push_back(string_node(values[i]));
    return with(key, std::move(node));
}

JsonValue& JsonValue::AsArray(Array<JsonValue> const& values)
{
    auto node = new_node(Kind::array);
    for (size_t i = 0; i < values.GetLength(); ++i) node->items.push_back(object_or(values[i].m_root.get()));
    return as(std::move(node));
}

JsonValue& JsonValue::WithArray(Aws::String const& key, Array<JsonValue> const& values)
{
    return WithObject(key, JsonValue().AsArray(values));
}

JsonValue& JsonValue::WithObject(Aws::String const& key, JsonValue const& value) { return with(key, object_or(value.m_root.get())); }
JsonValue& JsonValue::AsObject(JsonValue const& value) { return as(object_or(value.m_root.get())); }

JsonView JsonValue::View() const
{
    return JsonView(*this);
}

} // namespace Json
} // namespace Utils
} // namespace Aws
