/* The hits of a vector leg: the best of its candidates, and what other legs found put in its place among them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "legs.h"

/* Of some rows the `depth` with the highest cosines, in the order (-cosine, standing). ELSEWISE where a row that may belong
   there has no standing. */
int64_t nearest(const float *vectors, int64_t held, int64_t dimension, const float *query, const int64_t *rows,
                int64_t count, int64_t depth, double slack, double steps, const int32_t *standing, int64_t stand,
                int64_t *best_rows, double *best_cosines) {
    int64_t *some = malloc((count + 1) * sizeof(int64_t)), found = OUT_OF_MEMORY;
    double *cosines = malloc((count + 1) * sizeof(double));
    if (some && cosines) found = near(vectors, held, dimension, query, rows, count, depth, slack, steps, some, cosines);
    if (found >= 0) found = best(some, cosines, found, depth, standing, stand, best_rows, best_cosines);
    free(some);
    free(cosines);
    return found;
}

/* Of some rows those of the first that a leg sees, into `seen`. */
static int64_t only_seen(const int64_t *rows, int64_t count, int64_t first, const uint8_t *shown, const uint8_t *hidden,
                         int64_t *seen) {
    int64_t kept = 0;
    for (int64_t i = 0; i < count; i++)
        if (is_among(rows[i], first) && shown[rows[i]] && !(hidden && hidden[rows[i]])) seen[kept++] = rows[i];
    return kept;
}

static int is_behind(const void *one, const void *other) {
    int64_t a = *(const int64_t *)one, b = *(const int64_t *)other;
    return (a > b) - (a < b);
}

/* Of some rows those that are not known, rising and each once; both are sorted for it. */
static int64_t only_new(int64_t *rows, int64_t count, int64_t *known, int64_t known_count) {
    qsort(rows, count, sizeof(int64_t), is_behind);
    qsort(known, known_count, sizeof(int64_t), is_behind);
    int64_t kept = 0, at = 0;
    for (int64_t i = 0; i < count; i++) {
        while (at < known_count && known[at] < rows[i]) at++;
        if (at < known_count && known[at] == rows[i]) continue;
        if (!kept || rows[kept - 1] != rows[i]) rows[kept++] = rows[i];
    }
    return kept;
}

/* A leg's hits, best first, with those that others found and that belong among them: of the first documents those that are
   `shown` and not `hidden`, which may be no array. 0 where there are none, and the hits stay as they are. ELSEWISE where a
   place that may belong there has no standing. */
int64_t completed(const int64_t *places, const double *cosines, int64_t count, const int64_t *others, int64_t other_count,
                  const uint8_t *shown, const uint8_t *hidden, int64_t first, const float *vectors, int64_t held,
                  int64_t dimension, const float *query, int64_t depth, double slack, double steps,
                  const int32_t *standing, int64_t stand, int64_t *best_places, double *best_cosines) {
    int64_t *rows = malloc((other_count + 1) * sizeof(int64_t)), *known = malloc((count + 1) * sizeof(int64_t));
    int64_t *all = malloc((count + other_count + 1) * sizeof(int64_t)), found = OUT_OF_MEMORY;
    double *all_cosines = malloc((count + other_count + 1) * sizeof(double));
    if (rows && known && all && all_cosines) {
        memcpy(known, places, count * sizeof(int64_t));
        memcpy(all, places, count * sizeof(int64_t));
        memcpy(all_cosines, cosines, count * sizeof(double));
        double least = count && count == depth ? cosines[count - 1] : -INFINITY;
        int64_t more = only_new(rows, only_seen(others, other_count, first, shown, hidden, rows), known, count);
        more = closer(vectors, held, dimension, query, rows, more, least, slack, steps, all + count, all_cosines + count);
        found = 0;
        if (more) found = best(all, all_cosines, count + more, depth, standing, stand, best_places, best_cosines);
    }
    free(rows);
    free(known);
    free(all);
    free(all_cosines);
    return found;
}
