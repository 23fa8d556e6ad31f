/* Vectors that are held in bytes: who may be among the nearest, and these as they are stored. */
#include <math.h>
#include <stdlib.h>

#include "legs.h"

#define FINEST 2047     /* what the largest number of a query becomes */
#define AT_ONCE 4096    /* dimensions whose products can be added up in 32 bits: 127 * FINEST * AT_ONCE < 2^31 */

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
static double rounded(const float *query, int64_t dimension, int16_t *codes, double *away) {
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

/* How high the cosines of all can be at least, and at most. By Cauchy and Schwarz a product is off by no more than what the
   vector and the query are off themselves, which have length 1. */
FOR_EACH_PROCESSOR
static void bounds(const int8_t *codes, const float *scales, const float *away, int64_t count, int64_t dimension,
                   const int16_t *query, double scale, double query_away, double *least, double *most) {
    for (int64_t i = 0; i < count; i++) {
        double product = coded(codes + i * dimension, query, dimension) * scale * scales[i];
        double off = away[i] + (1 + away[i]) * query_away;
        least[i] = product - off;
        most[i] = product + off;
    }
}

/* Of some rows, of which there are copies in bytes, the `depth` with the highest cosines, see `near`. */
int64_t condensed(const int8_t *codes, const float *scales, const float *away, const int64_t *rows, int64_t count,
                  const float *vectors, int64_t held, int64_t dimension, const float *query, int64_t depth, double slack,
                  double steps, int64_t *near_rows, double *cosines) {
    int16_t *asked = malloc((dimension + 1) * sizeof(int16_t));
    int64_t *likely = malloc((count + 1) * sizeof(int64_t)), found = OUT_OF_MEMORY;
    double *least = malloc((count + 1) * sizeof(double)), *most = malloc((count + depth + 1) * sizeof(double));
    if (asked && likely && least && most) {
        double query_away, scale = rounded(query, dimension, asked, &query_away);
        bounds(codes, scales, away, count, dimension, asked, scale, query_away, least, most);
        double enough = count > depth ? cut_of(least, count, depth, most + count) - slack : -INFINITY;
        int64_t some = 0;
        for (int64_t i = 0; i < count; i++) {
            likely[some] = rows[i];
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
