/* Vectors rounded to bytes: who may be among the nearest, and these as they are stored. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "legs.h"

#define LARGEST 127     /* what the largest number of a vector becomes */
#define FINEST 2047     /* and that of a query */
#define AT_ONCE 4096    /* dimensions whose products can be added up in 32 bits: LARGEST * FINEST * AT_ONCE < 2^31 */

/* Some vectors as bytes, what these are to be multiplied with, and how far the vectors lie from that. A row that is not
   there has no length. */
FOR_EACH_PROCESSOR
int64_t rounded(const float *vectors, int64_t held, int64_t dimension, const int64_t *rows, int64_t count, int8_t *codes,
                float *scales, float *away) {
    for (int64_t i = 0; i < count; i++, codes += dimension) {
        scales[i] = 1;
        away[i] = 0;
        memset(codes, 0, dimension);
        if (!is_among(rows[i], held)) continue;
        const float *vector = vectors + rows[i] * dimension;
        float largest = 0;
        for (int64_t d = 0; d < dimension; d++) largest = fabsf(vector[d]) > largest ? fabsf(vector[d]) : largest;
        float scale = largest / LARGEST;
        if (scale == 0) scale = 1;
        double sum = 0;
        for (int64_t d = 0; d < dimension; d++) {
            float code = rintf(vector[d] / scale);
            codes[d] = code >= -LARGEST && code <= LARGEST ? (int8_t)code : 0; /* no number, in a damaged file */
            double off = vector[d] - code * (double)scale;
            sum += off * off;
        }
        scales[i] = scale;
        away[i] = (float)sqrt(sum);
    }
    return count;
}

INSIDE double coded(const int8_t *codes, const int16_t *query, int64_t dimension) {
    double all = 0;
    for (int64_t start = 0; start < dimension; start += AT_ONCE) {
        int64_t behind = start + AT_ONCE < dimension ? start + AT_ONCE : dimension;
        int32_t sum = 0;
        for (int64_t i = start; i < behind; i++) sum += (int32_t)codes[i] * query[i];
        all += sum;
    }
    return all;
}

/* The query in whole numbers, and what they are to be multiplied with; how far it lies from that goes to `away`. */
static double whole(const float *query, int64_t dimension, int16_t *codes, double *away) {
    double largest = 0, sum = 0;
    for (int64_t i = 0; i < dimension; i++) largest = fmax(largest, fabs(query[i]));
    double scale = largest > 0 ? largest / FINEST : 1;
    for (int64_t i = 0; i < dimension; i++) {
        double code = rint(query[i] / scale), off = query[i] - code * scale;
        codes[i] = (int16_t)code;
        sum += off * off;
    }
    *away = sqrt(sum);
    return scale;
}

/* How high the cosines of the rows that are shown can be at least, and at most; how many these are. By Cauchy and Schwarz a
   product is off by no more than what the vector and the query are off themselves, which have length 1. */
FOR_EACH_PROCESSOR
static int64_t bounds(const int8_t *codes, const float *scales, const float *away, const int64_t *rows,
                      const uint8_t *shown, int64_t count, int64_t held, int64_t dimension, const int16_t *query,
                      double scale, double query_away, int64_t *seen, double *least, double *most) {
    int64_t some = 0;
    for (int64_t i = 0; i < count; i++) {
        int64_t row = rows ? rows[i] : i;
        if (shown && !(is_among(row, held) && shown[row])) continue;
        double product = coded(codes + i * dimension, query, dimension) * scale * scales[i];
        double off = away[i] + (1 + away[i]) * query_away;
        seen[some] = row;
        least[some] = product - off;
        most[some++] = product + off;
    }
    return some;
}

/* Of some rows that were rounded, or of all, those with the `depth` highest cosines, see `near`; of these only what is
   shown, where that is said. */
int64_t condensed(const int8_t *codes, const float *scales, const float *away, const int64_t *rows, const uint8_t *shown,
                  int64_t count, const float *vectors, int64_t held, int64_t dimension, const float *query, int64_t depth,
                  double slack, double steps, int64_t *near_rows, double *cosines) {
    int16_t *asked = malloc((dimension + 1) * sizeof(int16_t));
    int64_t *likely = malloc((count + 1) * sizeof(int64_t)), found = OUT_OF_MEMORY;
    double *least = malloc((count + 1) * sizeof(double)), *most = malloc((count + depth + 1) * sizeof(double));
    if (asked && likely && least && most) {
        double query_away, scale = whole(query, dimension, asked, &query_away);
        int64_t seen = bounds(codes, scales, away, rows, shown, count, held, dimension, asked, scale, query_away, likely,
                              least, most);
        double enough = seen > depth ? cut_of(least, seen, depth, most + seen) - slack : -INFINITY;
        int64_t some = 0;
        for (int64_t i = 0; i < seen; i++) {
            int64_t row = likely[i];
            likely[some] = row;
            some += most[i] >= enough;
        }
        found = near(vectors, held, dimension, query, likely, some, depth < some ? depth : some, slack, steps, near_rows,
                     cosines);
    }
    free(asked);
    free(likely);
    free(least);
    free(most);
    return found;
}
