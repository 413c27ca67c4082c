#pragma once
// The low-level SHA functions are deprecated in favour of EVP, but start four times faster and link 4 MB less.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
