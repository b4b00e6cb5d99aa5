#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "json-node.h"

namespace Aws {
namespace Utils {
namespace Json {

namespace {

void write_string(std::string& out, std::string const& text)
{
    out += '"';
    for (unsigned char const c : text) {
        char code[8];
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (c >= ' ') {
                out += static_cast<char>(c);
                break;
            }
            std::snprintf(code, sizeof code, "\\u%04x", c);
            out += code;
        }
    }
    out += '"';
}

/** 15 digits where they suffice, else 17. */
void write_real(std::string& out, double value)
{
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    char text[40];
    std::snprintf(text, sizeof text, "%.15g", value);
    if (std::strtod(text, nullptr) != value) std::snprintf(text, sizeof text, "%.17g", value);
    out += text;
}

void write_array(std::string& out, Node const& node, bool readable, int depth)
{
    out += '[';
    char const* between = "";
    for (auto const& item : node.items) {
        out += between;
        write_json(out, *item, readable, depth + 1);
        between = readable ? ", " : ",";
    }
    out += ']';
}

void write_object(std::string& out, Node const& node, bool readable, int depth)
{
    auto const new_line = [&](int tabs) {
        if (readable) out += '\n' + std::string(static_cast<size_t>(tabs), '\t');
    };
    out += '{';
    char const* between = "";
    for (auto const& [key, value] : node.members) {
        out += between;
        new_line(depth + 1);
        write_string(out, key);
        out += readable ? ":\t" : ":";
        write_json(out, *value, readable, depth + 1);
        between = ",";
    }
    if (!node.members.empty() || readable) new_line(depth);
    out += '}';
}

} // namespace

void write_json(std::string& out, Node const& node, bool readable, int depth)
{
    switch (node.kind) {
    case Node::Kind::null: out += "null"; break;
    case Node::Kind::boolean: out += node.boolean ? "true" : "false"; break;
    case Node::Kind::integer: out += std::to_string(node.integer); break;
    case Node::Kind::real: write_real(out, node.real); break;
    case Node::Kind::string: write_string(out, node.string); break;
    case Node::Kind::array: write_array(out, node, readable, depth); break;
    case Node::Kind::object: write_object(out, node, readable, depth); break;
    }
}

} // namespace Json
} // namespace Utils
} // namespace Aws
