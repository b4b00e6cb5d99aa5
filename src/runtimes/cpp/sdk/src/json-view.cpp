#include <cmath>
#include <limits>

#include "json-node.h"

namespace Aws {
namespace Utils {
namespace Json {

namespace {

using Kind = Node::Kind;

bool is(Node const* node, Kind kind)
{
    return node && node->kind == kind;
}

bool is_whole(double value)
{
    return value == std::floor(value);
}

/** The nearest number of the type: what is too large becomes its largest. */
template <typename T>
T clamped(double value)
{
    if (value >= static_cast<double>(std::numeric_limits<T>::max())) return std::numeric_limits<T>::max();
    if (value <= static_cast<double>(std::numeric_limits<T>::min())) return std::numeric_limits<T>::min();
    return static_cast<T>(value);
}

} // namespace

Aws::String JsonView::AsString() const { return is(m_node, Kind::string) ? m_node->string : Aws::String(); }
bool JsonView::AsBool() const { return is(m_node, Kind::boolean) && m_node->boolean; }
int JsonView::AsInteger() const { return clamped<int>(AsDouble()); }
double JsonView::AsDouble() const { return m_node && m_node->is_number() ? m_node->number() : 0; }
int64_t JsonView::AsInt64() const { return is(m_node, Kind::integer) ? m_node->integer : clamped<int64_t>(AsDouble()); }

Array<JsonView> JsonView::AsArray() const
{
    Array<JsonView> views(m_node ? m_node->items.size() : 0);
    for (size_t i = 0; i < views.GetLength(); ++i) views[i] = JsonView(m_node->items[i].get());
    return views;
}

JsonView JsonView::GetObject(Aws::String const& key) const { return JsonView(member(m_node, key)); }
Aws::String JsonView::GetString(Aws::String const& key) const { return GetObject(key).AsString(); }
bool JsonView::GetBool(Aws::String const& key) const { return GetObject(key).AsBool(); }
int JsonView::GetInteger(Aws::String const& key) const { return GetObject(key).AsInteger(); }
int64_t JsonView::GetInt64(Aws::String const& key) const { return GetObject(key).AsInt64(); }
double JsonView::GetDouble(Aws::String const& key) const { return GetObject(key).AsDouble(); }
Array<JsonView> JsonView::GetArray(Aws::String const& key) const { return GetObject(key).AsArray(); }

Aws::Map<Aws::String, JsonView> JsonView::GetAllObjects() const
{
    Aws::Map<Aws::String, JsonView> views;
    if (!m_node) return views;
    for (auto const& [key, value] : m_node->members) views.emplace(key, JsonView(value.get()));
    return views;
}

bool JsonView::KeyExists(Aws::String const& key) const { return member(m_node, key) != nullptr; }
bool JsonView::ValueExists(Aws::String const& key) const
{
    auto const* value = member(m_node, key);
    return value && value->kind != Kind::null;
}
bool JsonView::IsObject() const { return is(m_node, Kind::object); }
bool JsonView::IsBool() const { return is(m_node, Kind::boolean); }
bool JsonView::IsString() const { return is(m_node, Kind::string); }
bool JsonView::IsIntegerType() const { return is(m_node, Kind::integer) || (is(m_node, Kind::real) && is_whole(m_node->real)); }
bool JsonView::IsFloatingPointType() const { return is(m_node, Kind::real) && !is_whole(m_node->real); }
bool JsonView::IsListType() const { return is(m_node, Kind::array); }
bool JsonView::IsNull() const { return is(m_node, Kind::null); }

Aws::String JsonView::WriteCompact(bool treatAsObject) const
{
    if (!m_node) return treatAsObject ? "{}" : "";
    Aws::String text;
    write_json(text, *m_node, false, 0);
    return text;
}

Aws::String JsonView::WriteReadable(bool treatAsObject) const
{
    if (!m_node) return treatAsObject ? "{\n}\n" : "";
    Aws::String text;
    write_json(text, *m_node, true, 0);
    return text;
}

JsonValue JsonView::Materialize() const
{
    JsonValue value;
    value.m_root = copy_of(m_node);
    return value;
}

} // namespace Json
} // namespace Utils
} // namespace Aws
