import json

from search.nouns import Cluster, Document, Fusion, Hit, Notice, Place, Results
from search.report import as_json


def test_the_answer_comes_out_as_plain_json():
    hit = Hit(
        rank=1,
        score=0.5,
        document=Document("a", "A cat", {"kind": "cat"}, "a.jpg"),
        legs={"text-bm25": Place(1, 2.5), "text-image": Place(25, imputed=True), "image-image": Place(2, 0.5, z=3.25)},
        cluster=2,
        cluster_size=7,
        reason="Because.",
        fused_rank=4,
        otherwise={"text": 27, "image": None},
    )
    results = Results(
        (hit,),
        9,
        Fusion(60, 50, {"text-bm25": 1.0}),
        clusters=(Cluster(2, ("a", "b"), "striped, navy"),),
        notices=(Notice("end", "The end."),),
    )
    assert json.loads(json.dumps(as_json(results))) == {
        "hits": [
            {
                "rank": 1,
                "id": "a",
                "score": 0.5,
                "caption": "A cat",
                "image": "a.jpg",
                "fields": {"kind": "cat"},
                "cluster": 2,
                "cluster_size": 7,
                "unwanted": False,
                "reason": "Because.",
                "legs": {
                    "text-bm25": {"rank": 1, "score": 2.5, "imputed": False, "z": None},
                    "text-image": {"rank": 25, "score": None, "imputed": True, "z": None},
                    "image-image": {"rank": 2, "score": 0.5, "imputed": False, "z": 3.25},
                },
                "fused_rank": 4,
                "otherwise": {"text": 27, "image": None},
            }
        ],
        "total": 9,
        "fusion": {"k": 60, "depth": 50, "weights": {"text-bm25": 1.0}},
        "timings_ms": {},
        "notices": ["The end."],
        "clusters": [{"number": 2, "title": "striped, navy", "size": 2, "ids": ["a", "b"]}],
    }
