#pragma once

#include <aws/core/utils/memory/stl/AWSStringStream.h>

namespace Aws {
using SimpleStringStream = std::stringstream;
using SimpleIStringStream = std::istringstream;
using SimpleOStringStream = std::ostringstream;
}
