#include <cctype>
#include <cstdlib>
#include <cstring>

#include "json-node.h"

namespace Aws {
namespace Utils {
namespace Json {

namespace {

using Kind = Node::Kind;

void append_utf8(std::string& out, unsigned code)
{
    auto const tail = [&](int shift) { out += static_cast<char>(0x80 | ((code >> shift) & 0x3f)); };
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xc0 | code >> 6);
        tail(0);
    } else if (code < 0x10000) {
        out += static_cast<char>(0xe0 | code >> 12);
        tail(6), tail(0);
    } else {
        out += static_cast<char>(0xf0 | code >> 18);
        tail(12), tail(6), tail(0);
    }
}

/** Reads one document; null results mean that the text is not JSON. */
class Reader {
public:
    explicit Reader(std::string const& text) : m_at(text.data()), m_end(text.data() + text.size()) {}

    NodePointer document()
    {
        auto node = value(0);
        skip_space();
        return m_at == m_end ? std::move(node) : nullptr;
    }
    std::string rest() const { return std::string(m_at, m_end); }

private:
    // Deeper texts are refused, as cJSON does, so that they do not overflow the stack.
    static constexpr int deepest = 1000;

    bool is(char c) const { return m_at < m_end && *m_at == c; }
    bool is_digit() const { return m_at < m_end && *m_at >= '0' && *m_at <= '9'; }
    bool take(char c)
    {
        skip_space();
        if (!is(c)) return false;
        ++m_at;
        return true;
    }
    void skip_space()
    {
        while (is(' ') || is('\t') || is('\n') || is('\r')) ++m_at;
    }
    bool word(char const* text)
    {
        auto const length = std::strlen(text);
        if (static_cast<size_t>(m_end - m_at) < length || std::memcmp(m_at, text, length) != 0) return false;
        m_at += length;
        return true;
    }

    NodePointer value(int depth)
    {
        skip_space();
        if (m_at == m_end || depth > deepest) return {};
        if (*m_at == '{') return object(depth);
        if (*m_at == '[') return array(depth);
        if (*m_at == '"') {
            auto node = new_node(Kind::string);
            return string(node->string) ? std::move(node) : nullptr;
        }
        if (word("null")) return new_node(Kind::null);
        bool const truth = word("true");
        if (!truth && !word("false")) return number();
        auto node = new_node(Kind::boolean);
        node->boolean = truth;
        return node;
    }

    NodePointer object(int depth)
    {
        auto node = new_node(Kind::object);
        ++m_at;
        if (take('}')) return node;
        do {
            std::string key;
            skip_space();
            if (!string(key) || !take(':')) return {};
            auto item = value(depth + 1);
            if (!item) return {};
            node->members.emplace_back(std::move(key), std::move(item));
        } while (take(','));
        return take('}') ? std::move(node) : nullptr;
    }

    NodePointer array(int depth)
    {
        auto node = new_node(Kind::array);
        ++m_at;
        if (take(']')) return node;
        do {
            auto item = value(depth + 1);
            if (!item) return {};
            node->items.push_back(std::move(item));
        } while (take(','));
        return take(']') ? std::move(node) : nullptr;
    }

    bool digits()
    {
        if (!is_digit()) return false;
        while (is_digit()) ++m_at;
        return true;
    }

    NodePointer number()
    {
        auto const* start = m_at;
        bool real = false;
        if (is('-')) ++m_at;
        if (is('0'))
            ++m_at;
        else if (!digits())
            return {};
        if (is('.')) {
            real = true;
            ++m_at;
            if (!digits()) return {};
        }
        if (is('e') || is('E')) {
            real = true;
            ++m_at;
            if (is('+') || is('-')) ++m_at;
            if (!digits()) return {};
        }
        std::string const text(start, m_at);
        // Up to 18 digits fit into 64 bits for sure.
        auto node = new_node(real || text.size() > 18 ? Kind::real : Kind::integer);
        if (node->kind == Kind::integer)
            node->integer = std::strtoll(text.c_str(), nullptr, 10);
        else
            node->real = std::strtod(text.c_str(), nullptr);
        return node;
    }

    bool string(std::string& out)
    {
        if (!is('"')) return false;
        for (++m_at; m_at < m_end && *m_at != '"';) {
            auto const c = static_cast<unsigned char>(*m_at++);
            if (c < 0x20) return false;
            if (c != '\\')
                out += static_cast<char>(c);
            else if (!escape(out))
                return false;
        }
        if (m_at == m_end) return false;
        ++m_at;
        return true;
    }

    bool escape(std::string& out)
    {
        if (m_at == m_end) return false;
        char const c = *m_at++;
        if (c == 'u') return unicode(out);
        char const* const from = "\"\\/bfnrt";
        char const* const found = std::strchr(from, c);
        if (!found || c == '\0') return false;
        out += "\"\\/\b\f\n\r\t"[found - from];
        return true;
    }

    bool unicode(std::string& out)
    {
        unsigned code = 0;
        if (!four_hex(code) || (code >= 0xdc00 && code < 0xe000)) return false;
        if (code >= 0xd800 && code < 0xdc00) {
            unsigned low = 0;
            if (!word("\\u") || !four_hex(low) || low < 0xdc00 || low > 0xdfff) return false;
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        }
        append_utf8(out, code);
        return true;
    }

    bool four_hex(unsigned& code)
    {
        for (int i = 0; i < 4; ++i, ++m_at) {
            if (m_at == m_end || !std::isxdigit(static_cast<unsigned char>(*m_at))) return false;
            code = code * 16 + static_cast<unsigned>(*m_at <= '9' ? *m_at - '0' : (*m_at | 0x20) - 'a' + 10);
        }
        return true;
    }

    char const* m_at;
    char const* m_end;
};

} // namespace

NodePointer read_json(std::string const& text, std::string& error)
{
    Reader reader(text);
    auto node = reader.document();
    if (!node) error = "Failed to parse JSON at: " + reader.rest();
    return node;
}

} // namespace Json
} // namespace Utils
} // namespace Aws
