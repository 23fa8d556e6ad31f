/* The best of some scores. */
#include <math.h>
#include <stdlib.h>

#include "legs.h"

/* The lowest score that belongs to the `depth` highest, of which there are at least as many; `heap` has room for depth.
   Most scores are compared once, with the lowest of those that are the highest so far. What is no number, as comes of a
   damaged file, is lower than any. */
double cut_of(const double *scores, int64_t count, int64_t depth, double *heap) {
    int64_t size = 0;
    for (int64_t i = 0; i < count; i++) {
        double score = scores[i];
        int64_t at;
        if (size < depth) {
            if (isnan(score)) score = -INFINITY;
            for (at = size++; at && heap[(at - 1) / 2] > score; at = (at - 1) / 2) heap[at] = heap[(at - 1) / 2];
        } else if (score > heap[0]) {
            for (at = 0; 2 * at + 1 < size;) {
                int64_t child = 2 * at + 1;
                if (child + 1 < size && heap[child + 1] < heap[child]) child++;
                if (heap[child] >= score) break;
                heap[at] = heap[child];
                at = child;
            }
        } else
            continue;
        heap[at] = score;
    }
    return heap[0];
}

typedef struct {
    double score;
    int64_t place;
    int32_t standing;
} Hit;

static inline int is_worse(const Hit *one, const Hit *other) {
    return one->score < other->score || (one->score == other->score && one->standing > other->standing);
}

/* To where a hit belongs that takes the place of the worst. */
static void sink(Hit *heap, int64_t size, Hit hit) {
    int64_t at = 0;
    while (2 * at + 1 < size) {
        int64_t child = 2 * at + 1;
        if (child + 1 < size && is_worse(heap + child + 1, heap + child)) child++;
        if (!is_worse(heap + child, &hit)) break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = hit;
}

/* The `depth` highest, in the order (-score, standing). ELSEWISE where a place that may belong there has no standing. */
int64_t best(const int64_t *places, const double *scores, int64_t count, int64_t depth, const int32_t *standing,
             int64_t held, int64_t *best_places, double *best_scores) {
    int64_t size = 0, room = count < depth ? count : depth;
    Hit *heap = malloc((room + 1) * sizeof(Hit));
    if (!heap) return OUT_OF_MEMORY;
    for (int64_t i = 0; i < count; i++) {
        if (size == room && scores[i] < heap[0].score) continue;
        if (!is_among(places[i], held)) {
            free(heap);
            return ELSEWISE;
        }
        Hit hit = {scores[i], places[i], standing[places[i]]};
        if (size < room) {
            int64_t at = size++;
            for (; at && is_worse(&hit, heap + (at - 1) / 2); at = (at - 1) / 2) heap[at] = heap[(at - 1) / 2];
            heap[at] = hit;
        } else if (is_worse(heap, &hit))
            sink(heap, size, hit);
    }
    for (int64_t left = size; left--;) { /* the worst goes behind all others */
        best_places[left] = heap[0].place;
        best_scores[left] = heap[0].score;
        sink(heap, left, heap[left]);
    }
    free(heap);
    return size;
}
