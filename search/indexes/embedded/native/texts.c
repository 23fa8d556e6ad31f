/* Texts that lie one behind the other in a file. */
#include <string.h>

#include "legs.h"

/* Some of the texts, behind each a zero, and how many bytes that takes: where it is more than the room, only what fits is
   written. ELSEWISE where a text is not there, or does not lie in the content. */
int64_t texts(const char *content, int64_t size, const int64_t *ends, int64_t held, const int64_t *places, int64_t count,
              int64_t room, char *written) {
    int64_t taken = 0;
    for (int64_t i = 0; i < count; i++) {
        if (!is_among(places[i], held)) return ELSEWISE;
        int64_t begin = places[i] ? ends[places[i] - 1] : 0, end = ends[places[i]];
        if (begin < 0 || end < begin || end > size) return ELSEWISE;
        if (taken + (end - begin) < room) {
            memcpy(written + taken, content + begin, end - begin);
            written[taken + end - begin] = 0;
        }
        taken += end - begin + 1;
    }
    return taken;
}
