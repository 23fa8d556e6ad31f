"""Search a running Triptych from Python with Gradio's client: words, a picture, both, and more like a hit.

Needs `pip install gradio_client`, and a page that is running:

    python examples/search.py "striped dress" photo.jpg --at http://127.0.0.1:7860
"""

import argparse
from typing import Any

from gradio_client import Client, handle_file


def main() -> None:
    """Ask four questions and print what was found."""
    parser = argparse.ArgumentParser(description="Search a running Triptych.")
    parser.add_argument("words")
    parser.add_argument("picture", help="a file, or the address of a picture on the web")
    parser.add_argument("--at", default="http://127.0.0.1:7860", help="where the page is (default: %(default)s)")
    options = parser.parse_args()

    client = Client(options.at, verbose=False)
    picture = handle_file(options.picture)  # uploads a file; an address is fetched by the server

    answer = client.predict(text=options.words, top=3, api_name="/search")
    show(f'"{options.words}"', answer)
    show("the picture", client.predict(image=picture, top=3, api_name="/search"))
    show("both", client.predict(text=options.words, image=picture, top=3, api_name="/search"))
    if answer["hits"]:
        first = answer["hits"][0]["id"]
        show(f"more like {first}", client.predict(id=first, top=3, api_name="/similar"))
    client.close()


def show(asked: str, answer: dict[str, Any]) -> None:
    """Print an answer: what the reader should know, then each hit with the reason why it is there."""
    print(f"{asked}: {len(answer['hits'])} of {answer['total']}")
    for notice in answer["notices"]:
        print(f"  ! {notice}")
    for hit in answer["hits"]:
        print(f"  {hit['rank']}. {hit['id']}: {hit['caption'] or '(no caption)'}")
        print(f"     {hit['reason']}")


if __name__ == "__main__":
    main()
