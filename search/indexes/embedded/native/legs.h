/* The legs' inner loops. Python calls them by ctypes, which lets go of its lock for the whole of a call: several searches
   work at once, where NumPy would take that lock again between any two steps.

   Everything is the caller's: arrays are as long as is said and lie together. What comes from a file, rows and places, may
   be damaged: such a number is passed over where it would lead out of an array. Functions give the number of what they
   wrote or would have to write, OUT_OF_MEMORY, or ELSEWISE where NumPy has to be asked. */
#ifndef LEGS_H
#define LEGS_H

#include <stdint.h>

#define OUT_OF_MEMORY (-1)
#define ELSEWISE (-2)

/* Marks what is compiled for several generations of processors, of which the loader takes the newest that this one is. */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif
#define INSIDE static inline __attribute__((always_inline))

INSIDE int is_among(int64_t row, int64_t held) { return row >= 0 && row < held; }

double cut_of(const double *scores, int64_t count, int64_t depth, double *heap);

int64_t best(const int64_t *places, const double *scores, int64_t count, int64_t depth, const int32_t *standing,
             int64_t held, int64_t *best_places, double *best_scores);

int64_t lists(const float *middles, const int64_t *sizes, int64_t count, int64_t dimension, const float *query,
              int64_t most, double reach, double wanted, int64_t *nearest, float *likeness);

int64_t near(const float *vectors, int64_t held, int64_t dimension, const float *query, const int64_t *rows, int64_t count,
             int64_t depth, double slack, double steps, int64_t *near_rows, double *cosines);

int64_t closer(const float *vectors, int64_t held, int64_t dimension, const float *query, const int64_t *rows, int64_t count,
               double least, double slack, double steps, int64_t *near_rows, double *cosines);

int64_t rounded(const float *vectors, int64_t held, int64_t dimension, const int64_t *rows, int64_t count, int8_t *codes,
                float *scales, float *away);

int64_t condensed(const int8_t *codes, const float *scales, const float *away, const int64_t *rows, const uint8_t *shown,
                  int64_t count, const float *vectors, int64_t held, int64_t dimension, const float *query, int64_t depth,
                  double slack, double steps, int64_t *near_rows, double *cosines);

int64_t nearest(const float *vectors, int64_t held, int64_t dimension, const float *query, const int64_t *rows,
                int64_t count, int64_t depth, double slack, double steps, const int32_t *standing, int64_t stand,
                int64_t *best_rows, double *best_cosines);

int64_t completed(const int64_t *places, const double *cosines, int64_t count, const int64_t *others, int64_t other_count,
                  const uint8_t *shown, const uint8_t *hidden, int64_t first, const float *vectors, int64_t held,
                  int64_t dimension, const float *query, int64_t depth, double slack, double steps,
                  const int32_t *standing, int64_t stand, int64_t *best_places, double *best_cosines);

typedef struct {
    uint64_t documents; /* of 64 in a row those that have a word, a bit each */
    int64_t before;     /* how many have it before them */
} Stretch;

int64_t stretches(const int32_t *places, int64_t count, int64_t documents, Stretch *stretches);

typedef struct {
    const int32_t *places;       /* rising */
    const uint16_t *frequencies; /* how often each of them has the word */
    int64_t count;
    double factor; /* what a frequency saturates at */
    double most;   /* the highest score that it gives a document */
    const Stretch *stretches; /* where it stands, for a common word; else none */
} Word;

int64_t promising(const Word *words, int64_t count, const int64_t *order, int64_t needed, int64_t documents,
                  const uint8_t *codes, const double *norms, const double *shares, int64_t frequencies,
                  const uint8_t *mask, double least, double left, int64_t depth, int64_t *places, double *scores);

int64_t promising_of(const Word *words, int64_t count, const int64_t *order, const int32_t *chosen, int64_t chosen_count,
                     const Stretch *stretches, int64_t documents, const uint8_t *codes, const double *norms,
                     const double *shares, int64_t frequencies, int64_t depth, int64_t *places, double *scores);

int64_t texts(const char *content, int64_t size, const int64_t *ends, int64_t held, const int64_t *places, int64_t count,
              int64_t room, char *written);

#endif
