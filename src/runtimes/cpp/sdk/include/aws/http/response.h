#pragma once
// HTTP as aws-lambda-cpp's programs meet it, written anew.

#include <algorithm>
#include <cassert>
#include <cctype>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace aws {
namespace http {

/** Status of an HTTP response; REQUEST_NOT_MADE when there was none. Any other status may come as a plain number. */
enum class response_code {
    REQUEST_NOT_MADE = -1,
    CONTINUE = 100,
    SWITCHING_PROTOCOLS = 101,
    PROCESSING = 102,
    OK = 200,
    CREATED = 201,
    ACCEPTED = 202,
    NON_AUTHORITATIVE_INFORMATION = 203,
    NO_CONTENT = 204,
    RESET_CONTENT = 205,
    PARTIAL_CONTENT = 206,
    MULTI_STATUS = 207,
    ALREADY_REPORTED = 208,
    IM_USED = 226,
    MULTIPLE_CHOICES = 300,
    MOVED_PERMANENTLY = 301,
    FOUND = 302,
    SEE_OTHER = 303,
    NOT_MODIFIED = 304,
    USE_PROXY = 305,
    SWITCH_PROXY = 306,
    TEMPORARY_REDIRECT = 307,
    PERMANENT_REDIRECT = 308,
    BAD_REQUEST = 400,
    UNAUTHORIZED = 401,
    PAYMENT_REQUIRED = 402,
    FORBIDDEN = 403,
    NOT_FOUND = 404,
    METHOD_NOT_ALLOWED = 405,
    NOT_ACCEPTABLE = 406,
    PROXY_AUTHENTICATION_REQUIRED = 407,
    REQUEST_TIMEOUT = 408,
    CONFLICT = 409,
    GONE = 410,
    LENGTH_REQUIRED = 411,
    PRECONDITION_FAILED = 412,
    REQUEST_ENTITY_TOO_LARGE = 413,
    REQUEST_URI_TOO_LONG = 414,
    UNSUPPORTED_MEDIA_TYPE = 415,
    REQUESTED_RANGE_NOT_SATISFIABLE = 416,
    EXPECTATION_FAILED = 417,
    IM_A_TEAPOT = 418,
    AUTHENTICATION_TIMEOUT = 419,
    METHOD_FAILURE = 420,
    UNPROC_ENTITY = 422,
    LOCKED = 423,
    FAILED_DEPENDENCY = 424,
    UPGRADE_REQUIRED = 426,
    PRECONDITION_REQUIRED = 427,
    TOO_MANY_REQUESTS = 429,
    REQUEST_HEADER_FIELDS_TOO_LARGE = 431,
    LOGIN_TIMEOUT = 440,
    NO_RESPONSE = 444,
    RETRY_WITH = 449,
    BLOCKED = 450,
    REDIRECT = 451,
    REQUEST_HEADER_TOO_LARGE = 494,
    CERT_ERROR = 495,
    NO_CERT = 496,
    HTTP_TO_HTTPS = 497,
    CLIENT_CLOSED_TO_REQUEST = 499,
    INTERNAL_SERVER_ERROR = 500,
    NOT_IMPLEMENTED = 501,
    BAD_GATEWAY = 502,
    SERVICE_UNAVAILABLE = 503,
    GATEWAY_TIMEOUT = 504,
    HTTP_VERSION_NOT_SUPPORTED = 505,
    VARIANT_ALSO_NEGOTIATES = 506,
    INSUFFICIENT_STORAGE = 506,
    LOOP_DETECTED = 508,
    BANDWIDTH_LIMIT_EXCEEDED = 509,
    NOT_EXTENDED = 510,
    NETWORK_AUTHENTICATION_REQUIRED = 511,
    NETWORK_READ_TIMEOUT = 598,
    NETWORK_CONNECT_TIMEOUT = 599,
};

/** A response as it comes in, piece by piece. Names of headers are kept in lower case, and asked for in it. */
class response {
public:
    void add_header(std::string name, std::string const& value)
    {
        for (char& letter : name) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
        m_headers.emplace_back(std::move(name), value);
    }
    void append_body(char const* bytes, std::size_t size) { m_body.append(bytes, size); }
    bool has_header(char const* name) const { return find(name) != m_headers.end(); }
    /** The header must be there. */
    std::string const& get_header(char const* name) const
    {
        auto const found = find(name);
        assert(found != m_headers.end());
        return found->second;
    }
    response_code get_response_code() const { return m_code; }
    void set_response_code(response_code code) { m_code = code; }
    void set_content_type(char const* type) { m_content_type = type; }
    std::string const& get_body() const { return m_body; }

private:
    using headers = std::vector<std::pair<std::string, std::string>>;
    headers::const_iterator find(char const* name) const
    {
        return std::find_if(m_headers.begin(), m_headers.end(), [name](auto const& header) { return header.first == name; });
    }

    response_code m_code = response_code::REQUEST_NOT_MADE;
    headers m_headers;
    std::string m_body;
    std::string m_content_type;
};

} // namespace http
} // namespace aws
