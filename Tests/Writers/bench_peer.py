"""bench_peer FILE...: reads each with the module of Python's library that fits how it begins, and
prints what it holds as JSON. Nothing is recognised; what cannot be read is left."""

import csv
import email
import email.policy
import html.parser
import io
import json
import sys
import urllib.parse
import xml.etree.ElementTree


class Text(html.parser.HTMLParser):
    """The text of a page."""

    def __init__(self):
        super().__init__()
        self.text = []

    def handle_data(self, data):
        self.text.append(data)


def mail(body):
    message = email.message_from_bytes(body, policy=email.policy.default)
    parts = [part.get_payload(decode=True) for part in message.walk() if not part.is_multipart()]
    texts = [(part or b"").decode(errors="replace") for part in parts]
    for text in texts:
        Text().feed(text)
    return {name: str(message[name]) for name in ("From", "Subject", "Reply-To")} | {"parts": texts}


def read(body):
    start = body[:200].lstrip()
    if start[:1] in b"{[":
        try:
            return json.loads(body)
        except json.JSONDecodeError:
            return [json.loads(line) for line in body.splitlines()]
    if start[:1] == b"<":
        return xml.etree.ElementTree.tostring(xml.etree.ElementTree.fromstring(body)).decode()
    if start.startswith((b"Return-Path:", b"From")):
        return mail(body)
    text = body.decode(errors="replace")
    if "=" in text[:100] and "&" in text[:1000]:
        return urllib.parse.parse_qs(text)
    return list(csv.reader(io.StringIO(text)))


for path in sys.argv[1:]:
    with open(path, "rb") as file:
        content = file.read()
    try:
        print(json.dumps(read(content)))
    except Exception as reason:  # pylint: disable=broad-except
        print(json.dumps({"reason": str(reason)}))
