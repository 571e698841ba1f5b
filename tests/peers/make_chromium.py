"""Passports through one Chromium that stays open, over its own protocol on a pipe."""

import base64
import json
import os
import subprocess
import tempfile

from common import COUNT, Watch, one_by_one, tell
from web import source, write

write(COUNT)


class Browser:
    """A browser that reads orders from file 3 and answers on file 4, each ended by a zero byte."""

    def __init__(self, profile):
        orders, self.orders = os.pipe()
        self.answers, answers = os.pipe()
        program = os.environ.get("CHROMIUM", "chromium")
        options = "--headless=new --no-sandbox --disable-gpu --no-first-run --remote-debugging-pipe"
        self.program = subprocess.Popen(
            ["sh", "-c", f'exec "$0" {options} "$@" 3<&{orders} 4>&{answers}']
            + [program, f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(orders, answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(orders)
        os.close(answers)
        self.rest = b""
        self.number = 0
        self.session = None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self.ask("Target.attachToTarget", targetId=target, flatten=True)
        self.session = attached["sessionId"]
        self.ask("Page.enable")

    def read(self):
        while b"\0" not in self.rest:
            more = os.read(self.answers, 1 << 20)
            if not more:
                raise RuntimeError("the browser ended")
            self.rest += more
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def ask(self, method, wait=None, **params):
        """Gives an order; waits for its answer, and for an event when one is named."""
        self.number += 1
        order = {"id": self.number, "method": method, "params": params}
        if self.session:
            order["sessionId"] = self.session
        os.write(self.orders, json.dumps(order).encode() + b"\0")
        result = None
        while result is None or wait:
            message = self.read()
            if message.get("id") == self.number:
                if "error" in message:
                    raise RuntimeError(message["error"])
                result = message["result"]
            elif wait and message.get("method") == wait:
                wait = None
        return result

    def close(self):
        self.session = None
        self.ask("Browser.close")
        self.program.wait(30)


def make(number):
    browser.ask("Page.navigate", wait="Page.loadEventFired", url=source(number).as_uri())
    printed = browser.ask(
        "Page.printToPDF",
        preferCSSPageSize=True,
        printBackground=True,
        generateTaggedPDF=True,
        generateDocumentOutline=True,
    )
    return base64.b64decode(printed["data"])


with tempfile.TemporaryDirectory() as profile, Watch() as watch:
    browser = Browser(profile)
    median = one_by_one(make)
    browser.close()
tell(median, watch.peak)
