/* BM25: the documents among which the best are, see search/indexes/embedded/maxscore.py, whose ROUNDING and LEAST these are. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "words.h"

#define BLOCK 8192      /* documents whose scores are added up at once: they stay in the processor's nearest memory */
#define AT_ONCE 1024    /* chosen documents or postings that are looked up at once */
#define FAR 40          /* postings that are looked up in the time in which one chosen document is looked for among them */
#define ROUNDING 1e-9   /* more than the difference that the order of additions can make */
#define LEAST 1e-200    /* less than any score */

typedef struct {
    const int32_t *places; /* rising */
    int64_t count;
    const Stretch *stretches; /* where they stand */
    int64_t documents;
} Chosen;

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

/* Of those that are likely all that may be among the best, with their whole scores; `are_whole` where these are reached. */
INSIDE int64_t whole_of(const Word *words, int64_t count, const int64_t *order, int64_t needed, const Lengths *lengths,
                        double least, double left, int64_t depth, int are_whole, int64_t *last, Likely *likely,
                        int64_t *places, double *scores) {
    int64_t found = 0;
    if (needed < count)
        least = look_up(words, count, order, needed, lengths, least, left, depth, last, likely);
    else
        least = higher(least, likely, depth);
    for (int64_t i = 0; i < likely->count; i++) {
        if (likely->reached[i] < least - ROUNDING) continue;
        places[found] = likely->places[i];
        scores[found++] = are_whole ? likely->reached[i] : whole(words, count, likely->places[i], lengths, last);
    }
    return found;
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
        found = whole_of(words, count, order, needed, &lengths, least, left, depth, needed == count, marks, &likely,
                         places, scores);
    }
    free(marks);
    free(likely.places);
    free(likely.reached);
    return found;
}

/* Which chosen documents have a word: their numbers among these, and where they are among the word's own. Of the word's
   places or of the chosen documents, whichever are gone through, it looks at those from `start` to `behind`, without a jump
   that would be mispredicted: those that meet are collected first. */
INSIDE int64_t meeting(const Word *word, const Chosen *chosen, int is_far, int64_t start, int64_t behind, int64_t *last,
                       int32_t *numbers, int64_t *postings) {
    int64_t kept = 0;
    if (word->stretches) {
        for (int64_t i = start; i < behind; i++) {
            numbers[kept] = i;
            kept += has(word->stretches, chosen->places[i]);
        }
        for (int64_t i = 0; i < kept; i++) postings[i] = rank(word->stretches, chosen->places[numbers[i]]);
    } else if (is_far) {
        for (int64_t i = start; i < behind; i++) {
            *last = find(word, chosen->places[i], *last);
            numbers[kept] = i;
            postings[kept] = *last;
            kept += *last < word->count && word->places[*last] == chosen->places[i];
        }
    } else {
        for (int64_t i = start; i < behind; i++) {
            if (!is_among(word->places[i], chosen->documents)) continue;
            postings[kept] = i;
            kept += has(chosen->stretches, word->places[i]);
        }
        for (int64_t i = 0; i < kept; i++) numbers[i] = rank(chosen->stretches, word->places[postings[i]]);
    }
    return kept;
}

/* Add what a word gives to the sums of those chosen documents that have it. `some` are the numbers of those that have any
   word by now; it gives how many they are. */
INSIDE int64_t add(const Word *word, const Chosen *chosen, const Lengths *lengths, double *sums, int32_t *some,
                   int64_t count) {
    int32_t numbers[AT_ONCE];
    int64_t postings[AT_ONCE], last = 0;
    int is_far = word->count > FAR * chosen->count;
    int64_t all = word->stretches || is_far ? chosen->count : word->count;
    for (int64_t start = 0; start < all; start += AT_ONCE) {
        int64_t behind = start + AT_ONCE < all ? start + AT_ONCE : all;
        int64_t kept = meeting(word, chosen, is_far, start, behind, &last, numbers, postings);
        for (int64_t i = 0; i < kept; i++) {
            int32_t number = numbers[i];
            double sum = sums[number];
            double more = scored(chosen->places[number], word->frequencies[postings[i]], word->factor, lengths);
            some[count] = number;
            count += (sum == 0) & (more > 0) & (count < chosen->count); /* of a damaged file sums may come to nothing again */
            sums[number] = sum + more;
        }
    }
    return count;
}

/* `promising` for chosen documents, rising, with their own `stretches`. `order` names the rarest words first: as soon as those
   that are left can't together lift a document among the best, they are only looked up. */
FOR_EACH_PROCESSOR
int64_t promising_of(const Word *words, int64_t count, const int64_t *order, const int32_t *chosen, int64_t chosen_count,
                     const Stretch *stretches, int64_t documents, const uint8_t *codes, const double *norms,
                     const double *shares, int64_t frequencies, int64_t depth, int64_t *places, double *scores) {
    Lengths lengths = {codes, norms, shares, frequencies};
    Chosen those = {chosen, chosen_count, stretches, documents};
    Likely likely = {0};
    double *sums = calloc(chosen_count + 1, sizeof(double)), least = 0, left = 0;
    int32_t *some = malloc((chosen_count + 1) * sizeof(int32_t));
    int64_t *marks = calloc(count + 1, sizeof(int64_t)), found = OUT_OF_MEMORY, needed = 0;
    if (sums && some && marks && has_room(&likely, chosen_count + 1, depth)) {
        for (int64_t i = 0; i < count; i++) left += words[i].most;
        while (needed < count && left + ROUNDING >= least) {
            const Word *word = words + order[needed++];
            likely.count = add(word, &those, &lengths, sums, some, likely.count);
            left -= word->most;
            for (int64_t i = 0; i < likely.count; i++) likely.reached[i] = sums[some[i]];
            least = higher(least, &likely, depth);
        }
        for (int64_t i = 0; i < likely.count; i++) likely.places[i] = chosen[some[i]];
        found = whole_of(words, count, order, needed, &lengths, least, left, depth, 0, marks, &likely, places, scores);
    }
    free(sums);
    free(some);
    free(marks);
    free(likely.places);
    free(likely.reached);
    return found;
}

/* Where a word stands, or what else has places; `stretches` are zeros at first, one for every STRETCH documents. */
FOR_EACH_PROCESSOR
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
