// The system's CommonMark parser.
#include <cmark.h>
