"""Files for `make bench-parse`: many small ones as forms and mails write them, big ones of each
container, and hostile ones that are nothing but what a parser finds hard."""

import base64
import itertools
import json
import random
import urllib.parse

WORDS = """we are looking for a quote for the roof of our house and would like to know what it costs
how soon you can come by and whether the price includes the gutters please call in the evening or
write to this address thank you very much for your help with the insulation of the attic""".split()
FIRST = "Maria Jonas Ana Peter Lucia Tom Sofia Jakob Carmen Paul Irene Hugo Clara Ben Elena".split()
LAST = "Garcia Keller Novak Smith Rossi Jensen Costa Braun Lopez Meyer Duarte Olsen Martin".split()


class Person:
    """A made-up person with a message that fills the file."""

    def __init__(self, number, dice):
        self.number, self.first, self.last = number, dice.choice(FIRST), dice.choice(LAST)
        self.name = f"{self.first} {self.last}"
        self.email = f"{self.first}.{self.last}{number}@example.com".lower()
        self.phone = f"+34600{number % 1_000_000:06d}"
        self.dice = dice

    def says(self, size):
        """A message of about so many bytes."""
        words = itertools.takewhile(lambda _: True, iter(lambda: self.dice.choice(WORDS), None))
        text, out = 0, []
        while text < size:
            out.append(next(words))
            text += len(out[-1]) + 1
        return " ".join(out).capitalize() + "."


def flat(p, n):
    return {"name": p.name, "email": p.email, "phone": p.phone, "message": p.says(n)}


def cf7(p, n):
    return {"your-name": p.name, "your-email": p.email, "tel-123": p.phone,
            "your-subject": "Quote", "your-message": p.says(n), "_wpcf7": "12"}


def elementor(p, n):
    field = lambda i, kind, title, value: {"id": i, "type": kind, "title": title, "value": value,
                                           "raw_value": value, "required": "0"}
    return {"form": {"id": "4f3a21b", "name": "Contact"},
            "fields": {"name": field("name", "text", "Name", p.name),
                       "email": field("email", "email", "E-mail", p.email),
                       "message": field("message", "textarea", "Message", p.says(n - 300))},
            "meta": {"date": {"title": "Date", "value": "March 5, 2026"}}}


def facebook(p, n):
    pair = lambda name, value: {"name": name, "values": [value]}
    return {"id": str(10**15 + p.number), "created_time": "2026-03-05T10:11:12+0000",
            "form_id": "9988776655", "field_data": [
                pair("full_name", p.name), pair("email", p.email), pair("phone_number", p.phone),
                pair("what_do_you_need?", p.says(n - 150))]}


def typeform(p, n):
    answer = lambda kind, title, value: {"type": kind, kind: value,
                                         "field": {"id": title, "type": kind, "ref": title}}
    return {"event_id": f"01H{p.number}", "event_type": "form_response", "form_response": {
        "form_id": "lT4Z3j", "token": f"t{p.number}", "submitted_at": "2026-03-05T10:11:12Z",
        "answers": [answer("text", "name", p.name), answer("email", "email", p.email),
                    answer("text", "message", p.says(n - 350))]}}


def google_ads(p, n):
    column = lambda name, value: {"column_id": name, "string_value": value}
    return {"lead_id": f"lead{p.number}", "form_id": 40000000000, "campaign_id": 123456,
            "api_version": "1.0", "google_key": "key", "user_column_data": [
                column("FULL_NAME", p.name), column("EMAIL", p.email),
                column("PHONE_NUMBER", p.phone), column("what_is_it_about", p.says(n - 200))]}


def nested(p, n):
    return {"event": "contact.created", "data": {
        "contact": {"firstName": p.first, "lastName": p.last, "emails": [{"value": p.email}],
                    "phones": [{"value": p.phone}]},
        "submission": {"comments": p.says(n - 60), "page": "https://example.com/contact"},
        "utm": {"source": "google", "medium": "cpc", "campaign": "spring"}}}


def as_json(shape):
    return lambda p, n: json.dumps(shape(p, n - 150), indent=p.number % 2 or None).encode()


def urlencoded(p, n):
    return urllib.parse.urlencode(flat(p, n - 150)).encode()


def ndjson(p, n):
    lines = [Person(p.number * 3 + k, p.dice) for k in range(3)]
    return b"".join(json.dumps(flat(one, n // 3 - 110)).encode() + b"\n" for one in lines)


def adf(p, n):
    return f"""<?xml version="1.0"?>
<?ADF VERSION "1.0"?>
<adf><prospect status="new"><id sequence="1" source="site">{p.number}</id>
<requestdate>2026-03-05T10:11:12+01:00</requestdate>
<vehicle interest="buy" status="used"><year>2020</year><make>Seat</make><model>Leon</model></vehicle>
<customer><contact><name part="first">{p.first}</name><name part="last">{p.last}</name>
<email>{p.email}</email><phone type="voice">{p.phone}</phone></contact>
<comments>{p.says(n - 560)}</comments></customer>
<vendor><contact><name part="full">Example Cars</name></contact></vendor></prospect></adf>
""".encode()


def xml(p, n):
    return (f"<?xml version='1.0' encoding='UTF-8'?>\n<lead><name>{p.name}</name>"
            f"<email>{p.email}</email><phone>{p.phone}</phone><message>{p.says(n - 200)}</message>"
            "</lead>\n").encode()


def table(p, n):
    rows = [Person(p.number * 3 + k, p.dice) for k in range(3)]
    lines = ["Name,Email,Phone,Message"] + [
        f'"{r.name}",{r.email},{r.phone},"{r.says(n // 3 - 70)}"' for r in rows]
    return ("\r\n".join(lines) + "\r\n").encode()


def card(p, n):
    return (f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{p.last};{p.first};;;\r\nFN:{p.name}\r\n"
            f"EMAIL;TYPE=INTERNET:{p.email}\r\nTEL;TYPE=CELL:{p.phone}\r\n"
            f"NOTE:{p.says(n - 180)}\r\nEND:VCARD\r\n").encode()


def multipart(p, n):
    mark = f"----WebKitFormBoundary{p.number:016d}"
    parts = "".join(
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in flat(p, n - 500).items())
    return f"{parts}--{mark}--\r\n".encode()


def labelled(p, n):
    return (f"Name: {p.name}\nE-mail: {p.email}\nPhone: {p.phone}\n\n"
            f"Message:\n{p.says(n - 100)}\n").encode()


def headers(p, kind):
    return (f"Return-Path: <wordpress@example.com>\r\nReceived: from web.example.com by mx.example.com;"
            f" Thu, 5 Mar 2026 10:11:12 +0100\r\nFrom: Site <wordpress@example.com>\r\n"
            f"Reply-To: {p.email}\r\nTo: sales@example.com\r\nSubject: New enquiry\r\n"
            f"Date: Thu, 5 Mar 2026 10:11:12 +0100\r\nMessage-ID: <{p.number}@example.com>\r\n"
            f"MIME-Version: 1.0\r\nContent-Type: {kind}\r\n")


def mail(p, n):
    return headers(p, "text/plain; charset=UTF-8").encode() + b"\r\n" + labelled(p, n - 400)


def html_of(p, n):
    rows = "".join(f"<tr><td><b>{name.capitalize()}</b></td><td>{value}</td></tr>\r\n"
                   for name, value in flat(p, n).items())
    return f"<html><body><table>{rows}</table></body></html>"


def html_mail(p, n):
    return (headers(p, "text/html; charset=UTF-8") + "\r\n" + html_of(p, n - 700)).encode()


def both_mail(p, n):
    text = labelled(p, n - 950).decode()
    return (headers(p, 'multipart/alternative; boundary="b1"')
            + f"\r\n--b1\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n{text}\r\n--b1\r\n"
            f"Content-Type: text/html; charset=UTF-8\r\n\r\n{html_of(p, 60)}\r\n--b1--\r\n").encode()


def encoded_mail(p, n):
    body = base64.encodebytes(labelled(p, (n - 450) * 3 // 4))
    return (headers(p, "text/plain; charset=UTF-8")
            + "Content-Transfer-Encoding: base64\r\n\r\n").encode() + body


SMALL = {
    "flat.json": as_json(flat), "cf7.json": as_json(cf7), "elementor.json": as_json(elementor),
    "facebook.json": as_json(facebook), "typeform.json": as_json(typeform),
    "ads.json": as_json(google_ads), "nested.json": as_json(nested), "form.txt": urlencoded,
    "lines.ndjson": ndjson, "adf.xml": adf, "lead.xml": xml, "table.csv": table, "card.vcf": card,
    "multipart.bin": multipart, "text.txt": labelled, "plain.eml": mail, "html.eml": html_mail,
    "both.eml": both_mail, "base64.eml": encoded_mail,
}


def small(number, size=1000):
    """The name and the bytes of the small file of a number."""
    dice = random.Random(number)
    ending, write = list(SMALL.items())[number % len(SMALL)]
    return f"{number:05d}-{ending}", write(Person(number, dice), size)


def big(size):
    """Files of about so many bytes: each container with one long message, then many fields, many
    records, long lines and deep nesting."""
    person = Person(7, random.Random(7))
    files = {f"message {name}": write(person, size) for name, write in SMALL.items()}
    fields = size // 40
    pairs = {f"question {k}": f"answer {k} of many" for k in range(fields)} | flat(person, 50)
    records = [flat(Person(k, person.dice), 60) for k in range(size // 160)]
    rows = "".join(f"{r['name']},{r['email']},{r['phone']},{r['message']}\n" for r in records)
    files |= {
        "fields json": json.dumps(pairs).encode(),
        "fields form": urllib.parse.urlencode(pairs).encode(),
        "fields text": "".join(f"{k}: {v}\n" for k, v in pairs.items()).encode(),
        "fields mail": headers(person, "text/plain").encode() + b"\r\n"
        + "".join(f"{k}: {v}\n" for k, v in pairs.items()).encode(),
        "fields html mail": headers(person, "text/html").encode() + b"\r\n<table>"
        + "".join(f"<tr><td>{k}</td><td>{v}</td></tr>" for k, v in pairs.items()).encode(),
        "fields xml": ("<lead>" + "".join(f"<f{k}>{v}</f{k}>" for k, v in enumerate(pairs.values()))
                       + f"<email>{person.email}</email></lead>").encode(),
        "records json": json.dumps(records).encode(),
        "records ndjson": b"".join(json.dumps(r).encode() + b"\n" for r in records),
        "records csv": ("Name,Email,Phone,Message\n" + rows).encode(),
        "records vcard": b"".join(card(Person(k, person.dice), 230) for k in range(size // 230)),
        "records adf": adf(person, 600).split(b"<prospect")[0] + b"".join(
            b"<prospect" + adf(Person(k, person.dice), 600).split(b"<prospect")[1].split(b"</adf")[0]
            for k in range(size // 600)) + b"</adf>",
        "records mbox": b"".join(b"From a@example.com Thu Mar  5 10:11:12 2026\n"
                                 + mail(Person(k, person.dice), 700).replace(b"\r", b"") + b"\n"
                                 for k in range(size // 750)),
        "one word": b"x" * size,
        "digits": json.dumps({"email": person.email, "message": "5" * size}).encode(),
        "addresses": json.dumps({"email": person.email, "message": "a@b.example " * (size // 12)}
                                ).encode(),
        "umlauts": json.dumps({"email": person.email, "message": "ä" * (size // 2)},
                              ensure_ascii=False).encode(),
        "latin-1": ("Name: Jürgen\nE-mail: a@example.com\nMessage: " + "Größe äöü " * (size // 10)
                    ).encode("latin-1"),
        "utf-16": json.dumps(flat(person, size // 2)).encode("utf-16"),
        "strings": json.dumps(["word"] * (size // 8)).encode(),
        "numbers": json.dumps(list(range(size // 8))).encode(),
        "lines": b"a line of text\n" * (size // 15),
    }
    return files


def hostile(size):
    """Files of so many bytes that are nothing but what is hard."""
    fill = lambda unit: (unit * (size // len(unit) + 1))[:size]
    person = Person(7, random.Random(7))
    plain, html = (headers(person, f"text/{kind}").encode() + b"\r\n" for kind in ("plain", "html"))
    mixed = headers(person, 'multipart/mixed; boundary="b"').encode() + b"\r\n"
    start = b"From: a@example.com\r\nTo: b@example.com\r\nDate: Thu, 5 Mar 2026 10:11:12 +0100\r\n"
    end = b"\r\n\r\nName: Ana\r\nE-mail: ana@example.com\r\n"
    nest = b"".join(b'--%d\r\nContent-Type: multipart/mixed; boundary="%d"\r\n\r\n' % (k, k + 1)
                    for k in range(size // 60))
    depth = size // 2
    files = {
        "[": fill(b"["), "{\"a\":": fill(b'{"a":'), "[ and ]": b"[" * depth + b"]" * depth,
        "<": fill(b"<"), "<a>": fill(b"<a>"), "<a></a>": fill(b"<a></a>"), "<!--": fill(b"<!--"),
        "<![CDATA[": fill(b"<![CDATA["), "<a b=": b"<a " + fill(b'b="c" '), "&amp;": fill(b"&amp;"),
        "<p>&amp;": b"<html><body><p>" + fill(b"&amp;"),
        "xml &amp;": b"<lead><email>a@example.com</email><message>" + fill(b"&amp;") + b"</message></lead>",
        "xml <!ENTITY": b'<!DOCTYPE a [' + fill(b'<!ENTITY a "&b;&b;">') + b"]><a>&a;</a>",
        "quotes": fill(b'"'), "\\": b'{"a":"' + fill(b"\\\\") + b'"}', "\\u": b'{"a":"' + fill(b"\\u00e9"),
        "commas": fill(b","), "semicolons": fill(b";"), "a,b lines": fill(b"a,b\n"),
        "csv one line": b"Name,Email,Message\n" + fill(b"a,b@example.com,c,"),
        "csv quotes": b"Name,Email,Message\n" + fill(b'"a""b",'), "tabs": fill(b"\t"),
        "csv columns": fill(b"a,") + b"\n" + b"b,", "spaces": fill(b" ") + b"x", "lines": b"x" + fill(b"\n"),
        "&": fill(b"a=b&"), "%": b"a=" + fill(b"%41"), "+": b"email=a@example.com&message=" + fill(b"+"),
        "brackets": fill(b"a[b][c]=d&"), "deep name": b"a" + fill(b"[b]") + b"=c&email=a@example.com",
        "colons": fill(b"a: b\n"), ":": fill(b":"), "@": fill(b"@"), "a@": fill(b"a@"), "=": fill(b"="),
        "(": fill(b"("), "-": fill(b"-"), "> ": fill(b"> "), "0": fill(b"0"), "zeros": fill(b"\0"),
        "0xFF": fill(b"\xff"), "0xE9": fill(b"\xe9 "), "combining": fill("e\u0301\u0301".encode()),
        "emoji": fill("👩‍👩‍👧".encode()), "big5": fill("請輸入".encode("big5")), "esc": fill(b"\x1b$("),
        "print_r": fill(b"Array\n(\n[a] => "), "serialized": fill(b'a:1:{s:1:"a";'), "b:": fill(b"b:1;"),
        "vcard": fill(b"BEGIN:VCARD\r\n"), "vcard lines": b"BEGIN:VCARD\r\n" + fill(b"NOTE:a\r\n"),
        "vcard folds": b"BEGIN:VCARD\r\nNOTE:a" + fill(b"\r\n a"),
        "vcard ;": b"BEGIN:VCARD\r\nTEL" + fill(b";TYPE=a"), "calendar": fill(b"BEGIN:VCALENDAR\r\n"),
        "events": b"BEGIN:VCALENDAR\r\n" + fill(b"BEGIN:VEVENT\r\nEND:VEVENT\r\n"),
        "boundaries": b"--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" + fill(b"--b\r\n"),
        "--": fill(b"--"), "parts": fill(b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n')
        + b"--b--", "From ": fill(b"From a@example.com Thu Mar  5 10:11:12 2026\n\n"),
        "headers": start + fill(b"X-A: b\r\n") + end, "Received": start + fill(b"Received: by a; b\r\n") + end,
        "To": start + b"Cc: " + fill(b"a@example.com, ") + end, "folds": start + b"Subject: a" + fill(b"\r\n a") + end,
        "one header": start + b"Subject: " + fill(b"a") + end,
        "encoded words": start + b"Subject: " + fill(b"=?utf-8?q?a?= ") + end,
        "References": start + b"References: " + fill(b"<a@example.com> ") + end,
        "parameters": start + b"Content-Type: text/plain" + fill(b"; a=b") + end,
        "comments": start + b"Cc: " + fill(b"(") + end, "<<<": start + b"Cc: " + fill(b"<") + end,
        "mail nest": start + b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="0"\r\n\r\n' + nest,
        "mail parts": mixed + fill(b"--b\r\n\r\na\r\n"), "mail body": plain + fill(b"a"),
        "mail lines": plain + fill(b"a\n"), "mail colons": plain + fill(b"a: b\n"),
        "mail quoted": plain + fill(b"> "), "mail forward": plain + fill(b"---------- Forwarded message ----------\n"),
        "mail base64": headers(person, "text/plain").encode() + b"Content-Transfer-Encoding: base64\r\n\r\n"
        + fill(b"TmFtZTogQQpF\r\n"), "mail qp": headers(person, "text/plain").encode()
        + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + fill(b"=41=\r\n"),
        "html <": html + fill(b"<"), "html <b>": html + fill(b"<b>"), "html &amp;": html + fill(b"&amp;"),
        "html <td>": html + fill(b"<table><tr><td>"), "html <br>": html + fill(b"a<br>"),
        "html style": html + fill(b"<style>"), "html <a": html + fill(b"<a href='"),
        "html &": html + fill(b"&"), "html <!--": html + fill(b"<!--"),
    }
    return {name: (body if len(body) <= 10 << 20 else body[:10 << 20]) for name, body in files.items()}
