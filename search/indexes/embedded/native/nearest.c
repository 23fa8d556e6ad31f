/* Nearest neighbours: which lists to look through, and the vectors themselves. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "legs.h"

typedef float Some __attribute__((vector_size(64), aligned(4), may_alias)); /* added up side by side */
#define SOME 16

/* By four sums at once: in one, every addition would wait for the one before it. */
INSIDE float product(const float *one, const float *other, int64_t dimension) {
    Some sums[4] = {{0}};
    int64_t i = 0;
    for (; i + 4 * SOME <= dimension; i += 4 * SOME)
        for (int part = 0; part < 4; part++)
            sums[part] += *(const Some *)(one + i + part * SOME) * *(const Some *)(other + i + part * SOME);
    Some all = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    float sum = 0;
    for (int lane = 0; lane < SOME; lane++) sum += all[lane];
    for (; i < dimension; i++) sum += one[i] * other[i];
    return sum;
}

/* The cosine in double precision, to as many steps from 0 to 1; adding 0 turns -0.0 into 0.0. */
INSIDE double cosine(const float *one, const float *other, int64_t dimension, double steps) {
    double sum = 0;
#pragma omp simd reduction(+ : sum)
    for (int64_t i = 0; i < dimension; i++) sum += (double)one[i] * (double)other[i];
    return rint(sum * steps) / steps + 0.0;
}

#define AHEAD 6 /* rows whose memory is asked for before they are needed */
#define LINE 16 /* numbers that one piece of memory brings along */

INSIDE void fetch(const float *row, int64_t dimension) {
    for (int64_t i = 0; i < dimension; i += LINE) __builtin_prefetch(row + i, 0, 2);
}

typedef struct {
    float likeness;
    int32_t list;
} Middle;

static int is_farther(const void *one, const void *other) {
    const Middle *a = one, *b = other;
    if (a->likeness != b->likeness) return a->likeness < b->likeness ? 1 : -1;
    return a->list < b->list ? -1 : 1;
}

/* The lists to look through, nearest first, and how near: at most so many, whose middles lie within reach of the nearest,
   or as many more as it takes to hold as many vectors as wanted. */
FOR_EACH_PROCESSOR
int64_t lists(const float *middles, const int64_t *sizes, int64_t count, int64_t dimension, const float *query,
              int64_t most, double reach, double wanted, int64_t *nearest, float *likeness) {
    Middle *all = malloc((count + 1) * sizeof(Middle));
    if (!all) return OUT_OF_MEMORY;
    float highest = -INFINITY;
    for (int64_t i = 0; i < count; i++) {
        float like = product(middles + i * dimension, query, dimension);
        all[i] = (Middle){like, (int32_t)i};
        if (like > highest) highest = like;
    }
    int64_t within = 0, enough = 0;
    for (int64_t i = 0; i < count; i++) {
        Middle one = all[i];
        if (isnan(one.likeness)) all[i].likeness = -INFINITY; /* of a damaged file, and in no order */
        if (!(one.likeness >= highest - reach)) continue;
        all[i] = all[within];
        all[within++] = one;
    }
    qsort(all, within, sizeof(Middle), is_farther);
    double vectors = 0;
    while (enough < count && vectors < wanted) {
        if (enough == within) qsort(all + within, count - within, sizeof(Middle), is_farther);
        vectors += sizes[all[enough++].list];
    }
    int64_t taken = within < most ? within : most;
    if (taken < enough) taken = enough;
    for (int64_t i = 0; i < taken; i++) {
        nearest[i] = all[i].list;
        likeness[i] = all[i].likeness;
    }
    free(all);
    return taken;
}

#define DIGIT 10 /* bits of a number by which it is put in its place at once */

/* Sort rows below `held`, digit by digit from the last one; `room` is for as many. */
static void rise(int64_t *rows, int64_t count, int64_t held, int64_t *room) {
    const int64_t digits = 1 << DIGIT;
    int64_t *from = rows, *to = room;
    for (int shift = 0; shift < 63 && (held - 1) >> shift > 0; shift += DIGIT) {
        int64_t begins[(1 << DIGIT) + 1] = {0};
        for (int64_t i = 0; i < count; i++) begins[(from[i] >> shift & (digits - 1)) + 1]++;
        for (int64_t digit = 1; digit < digits; digit++) begins[digit] += begins[digit - 1];
        for (int64_t i = 0; i < count; i++) to[begins[from[i] >> shift & (digits - 1)]++] = from[i];
        int64_t *before = from;
        from = to;
        to = before;
    }
    if (from != rows) memcpy(rows, from, count * sizeof(int64_t));
}

/* Of some rows the `depth` with the highest cosines, and all that tie with the last of them, rising. The products of single
   precision only say who can be among them. */
FOR_EACH_PROCESSOR
int64_t near(const float *vectors, int64_t held, int64_t dimension, const float *query, const int64_t *rows, int64_t count,
             int64_t depth, double slack, double steps, int64_t *near_rows, double *cosines) {
    double *products = malloc((count + depth + 1) * sizeof(double));
    int64_t *rising = malloc((2 * count + 1) * sizeof(int64_t)), found = OUT_OF_MEMORY;
    if (products && rising) {
        int64_t given = count;
        count = 0;
        for (int64_t i = 0; i < given; i++)
            if (is_among(rows[i], held)) rising[count++] = rows[i];
        rise(rising, count, held, rising + given); /* neighbouring rows share pages of the file */
        for (int64_t i = 0; i < count && i < AHEAD; i++) fetch(vectors + rising[i] * dimension, dimension);
        for (int64_t i = 0; i < count; i++) {
            if (i + AHEAD < count) fetch(vectors + rising[i + AHEAD] * dimension, dimension);
            products[i] = product(vectors + rising[i] * dimension, query, dimension);
        }
        double least = count > depth ? cut_of(products, count, depth, products + count) - slack : -INFINITY;
        found = 0;
        for (int64_t i = 0; i < count; i++)
            if (products[i] >= least) {
                near_rows[found] = rising[i];
                cosines[found++] = cosine(vectors + rising[i] * dimension, query, dimension, steps);
            }
    }
    free(products);
    free(rising);
    return found;
}

/* Of some rows those whose cosine is at least so much, in their order. */
FOR_EACH_PROCESSOR
int64_t closer(const float *vectors, int64_t held, int64_t dimension, const float *query, const int64_t *rows, int64_t count,
               double least, double slack, double steps, int64_t *near_rows, double *cosines) {
    int64_t found = 0;
    for (int64_t i = -AHEAD; i < count; i++) {
        int64_t ahead = i + AHEAD;
        if (ahead < count && is_among(rows[ahead], held)) fetch(vectors + rows[ahead] * dimension, dimension);
        if (i < 0 || !is_among(rows[i], held)) continue;
        const float *row = vectors + rows[i] * dimension;
        if (product(row, query, dimension) < least - slack) continue;
        near_rows[found] = rows[i];
        cosines[found] = cosine(row, query, dimension, steps);
        if (cosines[found] >= least) found++;
    }
    return found;
}
