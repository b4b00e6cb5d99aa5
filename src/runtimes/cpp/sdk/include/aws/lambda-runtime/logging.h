#pragma once
// Where early versions of aws-lambda-cpp kept it.

#include <aws/logging/logging.h>
