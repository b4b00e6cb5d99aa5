#pragma once
// The names of the AWS SDK's JSON, written anew.

#include <cstdint>
#include <memory>

#include <aws/core/utils/Array.h>
#include <aws/core/utils/memory/stl/AWSMap.h>
#include <aws/core/utils/memory/stl/AWSStreamFwd.h>
#include <aws/core/utils/memory/stl/AWSString.h>

namespace Aws {
namespace Utils {
namespace Json {

struct Node;
struct DeleteNode {
    void operator()(Node* node) const;
};
using NodePointer = std::unique_ptr<Node, DeleteNode>;

class JsonView;

/** A JSON document that can be read from a text and built. */
class JsonValue {
public:
    JsonValue();
    JsonValue(Aws::String const& text);
    JsonValue(Aws::IStream& stream);
    JsonValue(JsonValue const& other);
    JsonValue(JsonValue&& other) noexcept;
    ~JsonValue();
    JsonValue& operator=(JsonValue const& other);
    JsonValue& operator=(JsonValue&& other) noexcept;
    bool operator==(JsonValue const& other) const;
    bool operator!=(JsonValue const& other) const { return !(*this == other); }

    /** `With…` sets a member of the object, `As…` the whole document. */
    JsonValue& WithString(Aws::String const& key, Aws::String const& value);
    JsonValue& AsString(Aws::String const& value);
    JsonValue& WithBool(Aws::String const& key, bool value);
    JsonValue& AsBool(bool value);
    JsonValue& WithInteger(Aws::String const& key, int value);
    JsonValue& AsInteger(int value);
    JsonValue& WithInt64(Aws::String const& key, long long value);
    JsonValue& AsInt64(long long value);
    JsonValue& WithDouble(Aws::String const& key, double value);
    JsonValue& AsDouble(double value);
    JsonValue& WithNull(Aws::String const& key);
    JsonValue& AsNull();
    JsonValue& WithArray(Aws::String const& key, Array<Aws::String> const& values);
    JsonValue& WithArray(Aws::String const& key, Array<JsonValue> const& values);
    JsonValue& AsArray(Array<JsonValue> const& values);
    JsonValue& WithObject(Aws::String const& key, JsonValue const& value);
    JsonValue& AsObject(JsonValue const& value);

    bool WasParseSuccessful() const { return m_successful; }
    /** Empty when the text was JSON. */
    Aws::String const& GetErrorMessage() const { return m_error; }
    /** A look at this document, which must outlive it. */
    JsonView View() const;

private:
    friend class JsonView;
    JsonValue& with(Aws::String const& key, NodePointer node);
    JsonValue& as(NodePointer node);

    NodePointer m_root;
    bool m_successful = true;
    Aws::String m_error;
};

/** A look at a part of a document. What is not there reads as empty, 0 or false. */
class JsonView {
public:
    JsonView() = default;
    JsonView(JsonValue const& value) : m_node(value.m_root.get()) {}

    Aws::String GetString(Aws::String const& key) const;
    Aws::String AsString() const;
    bool GetBool(Aws::String const& key) const;
    bool AsBool() const;
    int GetInteger(Aws::String const& key) const;
    int AsInteger() const;
    int64_t GetInt64(Aws::String const& key) const;
    int64_t AsInt64() const;
    double GetDouble(Aws::String const& key) const;
    double AsDouble() const;
    Array<JsonView> GetArray(Aws::String const& key) const;
    Array<JsonView> AsArray() const;
    JsonView GetObject(Aws::String const& key) const;
    JsonView AsObject() const { return *this; }
    Aws::Map<Aws::String, JsonView> GetAllObjects() const;

    bool KeyExists(Aws::String const& key) const;
    /** Whether the key is there and not null. */
    bool ValueExists(Aws::String const& key) const;
    bool IsObject() const;
    bool IsBool() const;
    bool IsString() const;
    bool IsIntegerType() const;
    bool IsFloatingPointType() const;
    bool IsListType() const;
    bool IsNull() const;

    Aws::String WriteCompact(bool treatAsObject = true) const;
    Aws::String WriteReadable(bool treatAsObject = true) const;
    JsonValue Materialize() const;

private:
    explicit JsonView(Node const* node) : m_node(node) {}
    Node const* m_node = nullptr;
};

} // namespace Json
} // namespace Utils
} // namespace Aws
