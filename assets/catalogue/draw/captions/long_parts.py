"""The sentences of which long descriptions are made: cloth, wear, care, size, origin, delivery.

Words in braces are filled in by `long_texts`. Every sentence holds for one thing and for a pair: {it} and {is} agree.
"""

OPENINGS = (
    "{one_full}: that is {the_line} in a nutshell, and the nutshell is all most of us need.",
    "Not every day deserves {one_full}, but this one might.",
    "We have been making {the_line} for years, and most of you still want {it_object} in {shade}.",
    "A grandmother of one of our designers owned {one_full}; {the_line} {is} our bow to her.",
    "Every collection needs a quiet hero, and ours {is} {the_line} in {shade}.",
    "You asked, {brand} listened: {the_line} {is} back, now as {one_full}.",
    "Meet {the_line}: {one_full}.",
    "Some things never leave the wardrobe, and {one_full} {is} among them.",
    "{the_line} {is} the kind of thing you put on once and then look for every morning, above all in {shade}.",
    "When we drew {this_noun}, we saw {it_object} in {shade} from the start, and nothing else would do.",
    "This season {brand} returns to what it does best, and the result is {one_full}.",
    "There is a place for {one_full} in every wardrobe, and {the_line} {was} made to fill it.",
    "Customers asked for {one_full} again and again, so here {it_is}: {the_line}.",
    "In our studio {this_noun} {is} known simply as {line}, and everybody wants {it_object} in {shade}.",
)

CUTS = (
    "Nothing about {it_object} is accidental, from the idea to {features}.",
    "We are fond of the small things: {features}.",
    "On closer inspection you will find {features}.",
    "{it} {comes} with {features}.",
    "Look closely: {features}.",
    "What makes the difference: {features}.",
    "What sets {it_object} apart is soon told: {features}.",
    "The design team settled on {features}, after a good many drafts.",
    "With {features}, {it} {looks} as good close up as from across the street.",
)

PRINTS = (
    "{a_pattern} surface hides the small accidents of the day, which parents will appreciate.",
    "If you have never worn anything {pattern}, begin here.",
    "The {pattern} look is as old as it is young, and in {shade} it is easy to wear.",
    "We chose {a_pattern} look because one colour alone would have been too quiet.",
    "Because every piece is cut by itself, the {pattern} surface looks a little different on each of them.",
)

FABRICS = (
    "Run your fingers over it: {fabric}, nothing less.",
    "It all starts with {fabric}, bought in small lots so that every season differs a little.",
    "We use {fabric}, the best that we could find.",
    "We chose {fabric} for the way the light falls on the surface.",
    "Made from {fabric}, {it} {feels} good from the first day.",
    "The material: {fabric}, from a maker in the third generation.",
    "The obvious choice here: {fabric}, and we have paid for the better quality.",
)

WORN_WITH = {
    "dress": (
        "{it} {takes} you from a garden party to the last tram, and neither will complain.",
        "A belt, a necklace, a pair of boots: {it} {gets} along with everything you already own.",
        "Wear {it_object} with flat shoes by day and with heels after dark.",
        "A short jacket on top takes {it_object} from the office to a dinner with friends.",
        "On cooler days a fine cardigan goes over {it_object}, and nobody will think it an afterthought.",
    ),
    "swum": (
        "Rinse off the salt, hang {it_object} over a chair, and {it} {is} dry before lunch.",
        "Lengths before breakfast or a nap under the parasol: {it} {stays} where {it} {is}.",
        "Under a shirt or over shorts, {it} {looks} at home on the way back from the beach, too.",
    ),
    "upper": (
        "Roll it up, pack it flat, shake it out: ready.",
        "Under dungarees or over a swimsuit, {it} always {looks} as if you had planned it.",
        "Tuck {it_object} into high-waisted trousers, or let {it_object} hang over your oldest jeans.",
        "Layer {it_object} under a blazer when the morning is cold, and take the blazer off at noon.",
        "It takes no more than a plain skirt and a good pair of shoes to finish the outfit.",
    ),
    "outer": (
        "Wind, drizzle, a sudden chill at the station: nothing that {it} {has} not met before.",
        "Wear {it_object} open over a hoodie or closed over a shirt and tie.",
        "There is room for a thick jumper underneath, so {it} will see you through more than one season.",
        "Throw {it_object} over a dress, or over the clothes you wear to walk the dog.",
        "Hang {it_object} by the door: you will reach for {it_object} more often than you expect.",
    ),
    "lower": (
        "Long walks, long meetings, long dinners: the waistband forgives them all.",
        "Tuck a blouse in or let a jumper fall over; the proportions work either way.",
        "Pair {it_object} with a simple T-shirt at the weekend and with a blouse on Monday.",
        "{it} {sits} at the waist and {stays} there, even on a bicycle.",
        "With boots {it} {looks} sturdy, with sandals light; both are right.",
    ),
    "shoe": (
        "Cobblestones, station stairs and kitchen floors have all been tested.",
        "Our fitters recommend thin socks, or none at all in July.",
        "They go with jeans, with dresses and with nearly everything between the two.",
        "The insole is padded, so that the way home is as pleasant as the way out.",
        "Walk in them, stand in them, dance in them if you must: they were made for long days.",
    ),
    "bag": (
        "From the morning market to an evening at the theatre, {it} {is} never out of place.",
        "The inner pocket is just deep enough for a passport and too shallow to lose it.",
        "Inside there is room for a wallet, keys, a telephone, a book and whatever else a day asks for.",
        "Carry {it_object} by hand or over the shoulder, whichever leaves you free.",
        "{it} {stands} by {itself} on the floor of a café, which not every bag can say.",
    ),
    "accessory": (
        "Small enough for a birthday parcel, good enough to keep for yourself.",
        "We know people who own {it_object} in three colours and are looking at a fourth.",
        "A finishing touch is often all that an outfit needs, and this is one.",
        "Wear {it_object} with something plain and let {it_object} do the talking.",
        "{it} {fits} into a coat pocket and into every holiday.",
    ),
}

CARE = {
    "washed": (
        "Care: machine wash at 30 degrees with like colours, do not tumble dry, iron inside out at medium heat.",
        "Wash {it_object} inside out at 30 degrees and dry {it_object} in the shade; a cool iron is enough.",
        "Please wash gently, with little detergent and without softener, and pull into shape while damp.",
    ),
    "wool": (
        "Care: hand wash in lukewarm water or use the wool cycle, dry flat, and keep moths away with cedar.",
        "Airing overnight often spares a wash; otherwise use the wool programme and a mild detergent.",
        "A little pilling in the first weeks is natural and comes off with a comb.",
    ),
    "wiped": (
        "Care: wipe with a soft damp cloth, let dry away from heat, and feed from time to time.",
        "Keep {it_object} away from rain, perfume and bright sun; small scratches vanish under a warm thumb.",
        "Not suitable for the washing machine; a specialist will clean {it_object} for you.",
    ),
    "polished": (
        "Care: polish with the cloth supplied and store dry in the pouch, away from other pieces.",
        "Take {it_object} off before you swim, shower or put on cream.",
        "Clean with lukewarm water and a drop of mild soap, and dry well.",
    ),
}

SIZES = {
    "clothes": (
        "Size advice: true to size; between two sizes we suggest the smaller one.",
        "Our model is 1.77 m tall and wears a size S.",
        "Available in sizes 34 to 48; the table of measurements is one click away.",
        "The cut is generous, so take your usual size, or one less if you like things close to the body.",
    ),
    "shoes": (
        "Size advice: they run true to size; with wide feet please order half a size more.",
        "Available from 36 to 42, including half sizes.",
        "If you plan to wear thick socks, take the next size up.",
    ),
    "one size": (
        "One size, adjustable enough for nearly everybody.",
        "You will find all measurements in the table below.",
        "Not sure about the size? Our service team will gladly measure one for you.",
    ),
}

ORIGINS = (
    "The workshop has eleven employees, two dogs and a waiting list.",
    "No water is wasted in the making that could have been used twice.",
    "For every order we plant a tree in the Scottish Highlands.",
    "Made in a small town in northern Portugal, twenty minutes from where the material comes from.",
    "We publish the names of all our workshops, and you may visit them.",
    "Made in Portugal in a family business that we visit twice a year.",
    "Sewn in small numbers in Romania, by people who are paid properly for it.",
    "The raw material is certified organic, and the dye works clean their own water.",
    "At least half of the fibres are recycled, as the label inside explains.",
    "Designed in our studio by the harbour and made in Italy.",
    "We make only as many as we expect to sell, so once a size has gone, it may not return.",
    "Every piece is checked by hand before it leaves the workshop, and the checker signs the label.",
)

DELIVERIES = (
    "Parcels are handed over in person or left with a neighbour of your choice.",
    "Orders to islands may take a day or two longer, depending on the ferry.",
    "Standard delivery costs 3.95 euros, express delivery 9.90 euros.",
    "You can pay by card, by invoice or in three instalments without interest.",
    "Our shops take returns as well, with or without the box.",
    "Members of our club get free delivery and hear of new arrivals two days earlier.",
    "Delivery takes two to three working days and is free from 80 euros.",
    "Order before noon and we send {it_object} on the same day.",
    "Returns are free within 30 days, no questions asked.",
    "Click and collect is possible in all of our shops, usually on the next morning.",
    "We pack in recycled paper; the box can be used again for the return.",
    "Gift wrapping can be chosen at the checkout, and a card with your own words comes with it.",
    "Should something break, our repair service mends it free of charge for two years.",
)

CLOSINGS = (
    "Thank you for reading to the end; the rest is up to you.",
    "Not for you? Perhaps somebody you know has a birthday soon.",
    "Photographed in daylight, without retouching.",
    "Save {it_object} to your list and we will tell you when the price changes.",
    "Sold out in your size? Leave us your address and you will hear first.",
    "Questions? Write to us; a human being will answer.",
    "Article number and composition are printed on the label inside.",
    "Please note that colours may look different from one screen to the next.",
    "The other items in the picture are not included.",
    "More of the {line} line can be found further down this page.",
    "Leave a review and help others to find the right size.",
)
