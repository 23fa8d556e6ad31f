/* BM25: the documents among which the best are, see search/indexes/embedded/maxscore.py, whose ROUNDING and LEAST these are. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "legs.h"

#define BLOCK 8192      /* documents whose scores are added up at once: they stay in the processor's nearest memory */
#define STRETCH 64      /* documents of a stretch */
#define ROUNDING 1e-9   /* more than the difference that the order of additions can make */
#define LEAST 1e-200    /* less than any score */

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
static int64_t find(const Word *word, int32_t place, int64_t last) {
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

/* What a word gives a document; `last` is where the word was looked for last. */
INSIDE double given(const Word *word, int32_t place, const Lengths *lengths, int64_t *last) {
    if (word->stretches) {
        const Stretch *stretch = word->stretches + place / STRETCH;
        uint64_t bit = (uint64_t)1 << place % STRETCH;
        int64_t at = stretch->before + __builtin_popcountll(stretch->documents & (bit - 1));
        return stretch->documents & bit ? scored(place, word->frequencies[at], word->factor, lengths) : 0;
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

typedef struct {
    int32_t *places;
    double *reached, *heap;
    int64_t count, room;
} Likely;

/* Make room for so many more, and for the heap behind them. */
static int has_room(Likely *likely, int64_t more, int64_t depth) {
    if (likely->count + more <= likely->room) return 1;
    int64_t room = 2 * likely->room > likely->count + more ? 2 * likely->room : likely->count + more;
    int32_t *places = realloc(likely->places, room * sizeof(int32_t));
    if (places) likely->places = places;
    double *reached = realloc(likely->reached, (room + depth) * sizeof(double));
    if (reached) likely->reached = reached;
    if (!places || !reached) return 0;
    likely->room = room;
    likely->heap = reached + room;
    return 1;
}

/* The documents to which the needed words give at least so much, block by block. `ends` holds, for each needed word, where
   the block before ended; zeros at first. */
INSIDE int add_up(const Word *words, const int64_t *order, int64_t needed, int64_t documents, const Lengths *lengths,
                  const uint8_t *mask, double enough, int64_t depth, int64_t *begins, int64_t *ends, Likely *likely) {
    double sums[BLOCK] = {0};
    for (int64_t start = 0; start < documents; start += BLOCK) {
        int64_t behind = start + BLOCK < documents ? start + BLOCK : documents, postings = 0;
        for (int64_t i = 0; i < needed; i++) {
            const Word *word = words + order[i];
            int64_t at = begins[i] = ends[i];
            for (; at < word->count && word->places[at] < behind; at++)
                if (word->places[at] >= start) sums[word->places[at] - start] += score(word, at, lengths);
            ends[i] = at;
            postings += at - begins[i];
        }
        if (!has_room(likely, postings + 1, depth)) return 0;
        int64_t found = likely->count;
        for (int64_t i = 0; i < needed; i++) {
            const Word *word = words + order[i];
            for (int64_t at = begins[i]; at < ends[i]; at++) {
                int32_t place = word->places[at];
                if (place < start) continue;
                double *sum = sums + (place - start);
                likely->places[found] = place; /* counted only if it is likely: a jump would be mispredicted */
                likely->reached[found] = *sum;
                found += *sum >= enough && (!mask || mask[place]);
                *sum = 0; /* so that the next word does not find its documents again */
            }
        }
        likely->count = found;
    }
    return 1;
}

static double higher(double least, const Likely *likely, int64_t depth) {
    return likely->count < depth ? least : fmax(least, cut_of(likely->reached, likely->count, depth, likely->heap));
}

/* Go on with those that may still be among the best once the other words were looked up, rarest first. */
INSIDE double look_up(const Word *words, int64_t count, const int64_t *order, int64_t needed, const Lengths *lengths,
                      double least, double left, int64_t depth, int64_t *last, Likely *likely) {
    if (likely->count >= depth) { /* those that are ahead by now tell better what a document has to score */
        double ahead = higher(0, likely, depth), lowest = INFINITY;
        for (int64_t i = 0, seen = 0; i < likely->count && seen < depth; i++) /* thousands may tie: so many are enough */
            if (likely->reached[i] >= ahead) {
                lowest = fmin(lowest, whole(words, count, likely->places[i], lengths, last));
                seen++;
            }
        least = fmax(least, lowest);
    }
    for (int64_t i = needed; i < count; i++) {
        const Word *word = words + order[i];
        int64_t kept = 0, at = 0;
        for (int64_t one = 0; one < likely->count; one++) {
            double reached = likely->reached[one];
            likely->places[kept] = likely->places[one];
            likely->reached[kept] = reached;
            kept += reached >= least - left - ROUNDING; /* without a jump here too */
        }
        likely->count = kept;
        for (int64_t one = 0; one < kept; one++)
            likely->reached[one] += given(word, likely->places[one], lengths, &at);
        left -= word->most;
        least = higher(least, likely, depth);
    }
    return least;
}

/* Documents among which the `depth` best are, with their whole scores; all documents of the words may be among them. Words
   stand in their own order; `order` names the needed ones first, in their own order too, then those that are only looked
   up, rarest first. */
FOR_EACH_PROCESSOR
int64_t promising(const Word *words, int64_t count, const int64_t *order, int64_t needed, int64_t documents,
                  const uint8_t *codes, const double *norms, const double *shares, int64_t frequencies,
                  const uint8_t *mask, double least, double left, int64_t depth, int64_t *places, double *scores) {
    Lengths lengths = {codes, norms, shares, frequencies};
    Likely likely = {0};
    double enough = fmax(least - left - ROUNDING, LEAST);
    int64_t *marks = calloc(2 * count + 1, sizeof(int64_t)), found = OUT_OF_MEMORY;
    if (marks && add_up(words, order, needed, documents, &lengths, mask, enough, depth, marks, marks + count, &likely)) {
        memset(marks, 0, 2 * count * sizeof(int64_t));
        if (needed < count)
            least = look_up(words, count, order, needed, &lengths, least, left, depth, marks, &likely);
        else
            least = higher(least, &likely, depth);
        found = 0;
        for (int64_t i = 0; i < likely.count; i++) {
            if (likely.reached[i] < least - ROUNDING) continue;
            places[found] = likely.places[i];
            scores[found++] = needed == count ? likely.reached[i]
                                              : whole(words, count, likely.places[i], &lengths, marks);
        }
    }
    free(marks);
    free(likely.places);
    free(likely.reached);
    return found;
}

/* Where a word stands; `stretches` are zeros at first, one for every STRETCH documents. */
int64_t stretches(const int32_t *places, int64_t count, int64_t documents, Stretch *stretches) {
    int64_t all = (documents + STRETCH - 1) / STRETCH, before = 0;
    for (int64_t i = 0; i < count; i++)
        if (places[i] >= 0 && places[i] < documents)
            stretches[places[i] / STRETCH].documents |= (uint64_t)1 << places[i] % STRETCH;
    for (int64_t i = 0; i < all; i++) {
        stretches[i].before = before;
        before += __builtin_popcountll(stretches[i].documents);
    }
    return before;
}

/* Add what a word gives to the scores of some documents. */
FOR_EACH_PROCESSOR
int64_t add(const Word *word, const int32_t *places, int64_t count, const uint8_t *codes, const double *norms,
            const double *shares, int64_t frequencies, double *scores) {
    Lengths lengths = {codes, norms, shares, frequencies};
    int64_t last = 0;
    for (int64_t i = 0; i < count; i++) scores[i] += given(word, places[i], &lengths, &last);
    return count;
}
