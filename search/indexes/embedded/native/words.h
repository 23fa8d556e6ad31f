/* BM25: what a word gives a document. */
#ifndef WORDS_H
#define WORDS_H

#include "legs.h"

#define STRETCH 64 /* documents of a stretch */

/* What a document's length adds to a frequency: `norms` by its code; `shares` holds what comes of small frequencies. */
typedef struct {
    const uint8_t *codes;
    const double *norms, *shares;
    int64_t frequencies;
} Lengths;

INSIDE double scored(int32_t place, uint16_t frequency, double factor, const Lengths *lengths) {
    uint8_t code = lengths->codes[place];
    double share = frequency < lengths->frequencies ? lengths->shares[code * lengths->frequencies + frequency]
                                                    : frequency / (frequency + lengths->norms[code]);
    return share * factor;
}

INSIDE double score(const Word *word, int64_t at, const Lengths *lengths) {
    return scored(word->places[at], word->frequencies[at], word->factor, lengths);
}

/* Where a place is among a word's, or would be, looked for around where the last one was. */
static inline int64_t find(const Word *word, int32_t place, int64_t last) {
    const int32_t *places = word->places;
    int64_t low = last, high = last, step = 1;
    if (last < word->count && places[last] < place) {
        for (low = last + 1, high = low; high < word->count && places[high] < place; step *= 2) {
            low = high + 1;
            high += step;
        }
        if (high > word->count) high = word->count;
    } else {
        for (low = high; low > 0 && places[low - 1] >= place; step *= 2) {
            high = low - 1;
            low = low > step ? low - step : 0;
        }
    }
    while (low < high) {
        int64_t middle = (low + high) / 2;
        if (places[middle] < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

INSIDE int has(const Stretch *stretches, uint32_t place) { return stretches[place / STRETCH].documents >> place % STRETCH & 1; }

/* How many of those that a place could be among stand before it. */
INSIDE int64_t rank(const Stretch *stretches, uint32_t place) {
    const Stretch *stretch = stretches + place / STRETCH;
    return stretch->before + __builtin_popcountll(stretch->documents & (((uint64_t)1 << place % STRETCH) - 1));
}

/* What a word gives a document; `last` is where the word was looked for last. */
INSIDE double given(const Word *word, int32_t place, const Lengths *lengths, int64_t *last) {
    if (word->stretches) {
        int64_t at = rank(word->stretches, place);
        return has(word->stretches, place) ? scored(place, word->frequencies[at], word->factor, lengths) : 0;
    }
    *last = find(word, place, *last);
    return *last < word->count && word->places[*last] == place ? score(word, *last, lengths) : 0;
}

/* A document's whole score; words are added up in their own order. */
INSIDE double whole(const Word *words, int64_t count, int32_t place, const Lengths *lengths, int64_t *last) {
    double sum = 0;
    for (int64_t word = 0; word < count; word++) sum += given(words + word, place, lengths, last + word);
    return sum;
}

#endif
