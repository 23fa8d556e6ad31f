"""The catalogue: encoders that are worth knowing, each described once, with a short name to call it by.

What stands here is what the models' own cards, configurations and file lists say; each entry names its source. Where
none could be found for a figure, there is none. Sizes are those of the weights that are downloaded.
"""

from dataclasses import dataclass

HUB = "https://huggingface.co/"


@dataclass(frozen=True)
class Description:
    """One encoder.

    Attributes:
        alias: the short name, such as `clip`.
        name: its name on the hub, or at the API.
        family: which kind of model it is, in words.
        dimension: length of its vectors.
        context: tokens of a text that it reads.
        picture: what a picture is made into before it is looked at.
        licence: of the weights and, where it is another one, of the code.
        good: what it is good at.
        bad: what it is bad at.
        source: where all this is said.
        truncations: shorter lengths that its vectors may be cut to, asked for as `jina-clip-v2:512`.
        megabytes: size of the weights; None for an API.
        api: whether texts and pictures are sent to somebody's server.
        revision: the commit of the weights, where the newest will not do.
        code: `OWNER/NAME@COMMIT` of the code that comes with the model and has to be run; empty if there is none.
        also_code: further models whose code and configuration that code loads by itself, in no certain revision.
        template: what the card writes around a label before it is compared with a picture.
    """

    alias: str
    name: str
    family: str
    dimension: int
    context: int
    picture: str
    licence: str
    good: str
    bad: str
    source: str
    truncations: tuple[int, ...] = ()
    megabytes: int | None = None
    api: bool = False
    revision: str = ""
    code: str = ""
    also_code: tuple[str, ...] = ()
    template: str = ""


JINA_CODE = "jinaai/jina-clip-implementation@39e6a55ae971b59bea6e44675d237c99762e7ee2"

CATALOGUE = (
    Description(
        alias="bundled",
        name="bundled",
        family="Triptych's own",
        dimension=256,
        context=128,
        picture="160×160",
        licence="this project's",
        megabytes=8,
        good="needs no download; milliseconds per query; clothes, shop goods, people, dogs, sports and rooms",
        bad="knows little else; English only",
        source="assets/encoder/README.md",
    ),
    Description(
        alias="clip",
        name="openai/clip-vit-base-patch32",
        family="CLIP ViT-B/32",
        dimension=512,
        context=77,
        picture="224×224, the middle",
        licence="MIT (github.com/openai/CLIP; the card names none)",
        megabytes=605,
        revision="c237dc49a33fc61debc9276459120b7eac67e7ef",  # the newest has its weights as pickle only
        template="a photo of a {}",
        good="the one that others are compared with; photographs of nearly anything; the quickest of the large ones",
        bad="English only; counting, small details, texts of more than a sentence",
        source=HUB + "openai/clip-vit-base-patch32",
    ),
    Description(
        alias="clip-l14",
        name="openai/clip-vit-large-patch14",
        family="CLIP ViT-L/14",
        dimension=768,
        context=77,
        picture="224×224, the middle",
        licence="MIT (github.com/openai/CLIP; the card names none)",
        megabytes=1710,
        template="a photo of a {}",
        good="finer distinctions than clip",
        bad="English only; many times the work of clip per picture",
        source=HUB + "openai/clip-vit-large-patch14",
    ),
    Description(
        alias="openclip-b32",
        name="laion/CLIP-ViT-B-32-laion2B-s34B-b79K",
        family="OpenCLIP ViT-B/32",
        dimension=512,
        context=77,
        picture="224×224, the middle",
        licence="MIT",
        megabytes=605,
        template="a photo of a {}",
        good="clip's size and speed with open training data; 66.6 % of ImageNet's pictures named right, says its card",
        bad="English only; the card advises against use beyond research; the training data was not curated",
        source=HUB + "laion/CLIP-ViT-B-32-laion2B-s34B-b79K",
    ),
    Description(
        alias="siglip2",
        name="google/siglip2-base-patch16-224",
        family="SigLIP 2 base",
        dimension=768,
        context=64,
        picture="224×224, squeezed",
        licence="Apache-2.0",
        megabytes=1501,
        template="This is a photo of {}.",
        good="many languages; 78.2 % of ImageNet's pictures named right, say its makers",
        bad="four times clip's patches per picture; half of its size is its vocabulary",
        source=HUB + "google/siglip2-base-patch16-224",
    ),
    Description(
        alias="jina-clip-v1",
        name="jinaai/jina-clip-v1",
        family="JinaCLIP v1",
        dimension=768,
        context=8192,
        picture="224×224",
        licence="Apache-2.0; its code CC-BY-NC-4.0 (not for commercial use)",
        megabytes=891,
        code=JINA_CODE,
        also_code=("jinaai/jina-bert-flash-implementation",),
        good="long captions, and captions found by text as well as pictures",
        bad="English only; runs code of its own, which needs an older transformers (docs/encoders.md)",
        source=HUB + "jinaai/jina-clip-v1",
    ),
    Description(
        alias="jina-clip-v2",
        name="jinaai/jina-clip-v2",
        family="JinaCLIP v2",
        dimension=1024,
        context=8192,
        picture="512×512",
        licence="CC-BY-NC-4.0 (not for commercial use)",
        truncations=(64, 128, 256, 512, 768),
        revision="e10d47f5691d0454a0fb5d13f46f2199b74cb436",
        code=JINA_CODE,
        also_code=("jinaai/jina-embeddings-v3", "jinaai/xlm-roberta-flash-implementation"),
        good="89 languages, long captions, pictures in detail; vectors that may be cut",
        bad="865 million parameters: slow without a GPU; runs code of its own, which needs an older transformers "
        "(docs/encoders.md)",
        source=HUB + "jinaai/jina-clip-v2",
    ),
    Description(
        alias="cohere-v3",
        name="embed-english-v3.0",
        family="Cohere Embed v3",
        dimension=1024,
        context=512,
        picture="sent as JPEG, one per call",
        licence="Cohere's terms of use",
        api=True,
        good="no model on this machine; captions that are sentences; cohere:embed-multilingual-v3.0 is multilingual",
        bad="every picture and query leaves this machine; needs a key and a connection",
        source="https://docs.cohere.com/docs/cohere-embed",
    ),
    Description(
        alias="cohere-v4",
        name="embed-v4.0",
        family="Cohere Embed v4",
        dimension=1536,
        context=128_000,
        picture="sent as JPEG",
        licence="Cohere's terms of use",
        truncations=(256, 512, 1024),
        api=True,
        good="no model on this machine; documents, pages, tables as pictures; many languages; vectors that may be cut",
        bad="every picture and query leaves this machine; needs a key and a connection",
        source="https://docs.cohere.com/docs/cohere-embed",
    ),
)


def described(name: str) -> Description | None:
    """The entry with that alias, or that name on the hub or at the API; None if there is none.

    Example:
        >>> described("clip").name
        'openai/clip-vit-base-patch32'
    """
    return next((entry for entry in CATALOGUE if name in (entry.alias, entry.name)), None)
