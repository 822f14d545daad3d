"""What only a virtual lab can be asked: to break an instrument, and what its device really is."""
import json
import os
import socket


class Control:
    """The control socket: JSON-RPC 2.0, one object a line."""

    def __init__(self, place):
        host, port = place.rsplit(":", 1)
        self.socket = socket.create_connection((host, int(port)))
        self.lines = self.socket.makefile("rw", encoding="utf-8")
        if token := os.environ.get("MTJLAB_CONTROL_TOKEN"):  # a container asks for it
            self.call("auth", token=token)

    def call(self, method, **params):
        print(json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}), file=self.lines, flush=True)
        answer = json.loads(self.lines.readline())
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def close(self):
        self.lines.close()
        self.socket.close()
