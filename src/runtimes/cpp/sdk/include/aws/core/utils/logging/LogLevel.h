#pragma once

namespace Aws {
namespace Utils {
namespace Logging {

/** How much the SDK tells. Here it has nothing to tell. */
enum class LogLevel : int { Off, Fatal, Error, Warn, Info, Debug, Trace };

} // namespace Logging
} // namespace Utils
} // namespace Aws
