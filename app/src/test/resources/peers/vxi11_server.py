"""A VXI-11 instrument whose RPC and XDR are pyvisa-py's, on a free loopback port.

Prints its port. With --register it also announces itself to the portmapper of this network namespace.
"""

import sys

from pyvisa_py.protocols import rpc, vxi11

END, REASON_END, NO_ERROR, INVALID_LINK = 8, 4, 0, 4


class Instrument(rpc.TCPServer):
    def __init__(self):
        rpc.TCPServer.__init__(self, "127.0.0.1", vxi11.DEVICE_CORE_PROG, vxi11.DEVICE_CORE_VERS, 0)
        self.port = self.sock.getsockname()[1]
        self.written = b""
        self.answer = b""
        self.stored = b"0"

    def addpackers(self):
        self.packer = vxi11.Vxi11Packer()
        self.unpacker = vxi11.Vxi11Unpacker("")

    def execute(self, line):
        command = line.strip().decode("ascii")
        if command == "*IDN?":
            self.answer = b"PEER,VXI-11 BY PYVISA-PY,0,1\n"
        elif command == "STORE?":
            self.answer = self.stored + b"\n"
        elif command == "BLOCK?":
            self.answer = b"#41024" + bytes(i % 256 for i in range(1024)) + b"\n"
        elif command.startswith("STORE "):
            self.stored = command[6:].encode("ascii")

    def handle_10(self):  # create_link
        self.unpacker.unpack_int(), self.unpacker.unpack_bool(), self.unpacker.unpack_uint()
        name = self.unpacker.unpack_string()
        self.turn_around()
        known = name == b"inst0"
        self.packer.pack_int(NO_ERROR if known else 3)  # 3: device not accessible
        self.packer.pack_int(7)
        self.packer.pack_uint(0)
        self.packer.pack_uint(16)  # so small that a command needs several writes

    def handle_11(self):  # device_write
        link = self.unpacker.unpack_int()
        self.unpacker.unpack_uint(), self.unpacker.unpack_uint()
        flags = self.unpacker.unpack_int()
        data = self.unpacker.unpack_opaque()
        self.turn_around()
        self.written += data
        if flags & END:
            self.execute(self.written)
            self.written = b""
        self.packer.pack_int(NO_ERROR if link == 7 else INVALID_LINK)
        self.packer.pack_uint(len(data))

    def handle_12(self):  # device_read
        self.unpacker.unpack_int()
        size = self.unpacker.unpack_uint()
        self.unpacker.unpack_uint(), self.unpacker.unpack_uint()
        self.unpacker.unpack_int(), self.unpacker.unpack_int()
        self.turn_around()
        chunk, self.answer = self.answer[: min(size, 100)], self.answer[min(size, 100) :]
        self.packer.pack_int(NO_ERROR)
        self.packer.pack_int(0 if self.answer else REASON_END)
        self.packer.pack_opaque(chunk)

    def handle_13(self):  # device_readstb
        self.generic()
        self.packer.pack_int(NO_ERROR)
        self.packer.pack_uint(16 if self.answer else 0)

    def handle_15(self):  # device_clear
        self.generic()
        self.answer = self.written = b""
        self.packer.pack_int(NO_ERROR)

    def handle_23(self):  # destroy_link
        self.unpacker.unpack_int()
        self.turn_around()
        self.packer.pack_int(NO_ERROR)

    def generic(self):
        self.unpacker.unpack_int(), self.unpacker.unpack_int()
        self.unpacker.unpack_uint(), self.unpacker.unpack_uint()
        self.turn_around()


if __name__ == "__main__":
    instrument = Instrument()
    instrument.sock.listen(1)
    if "--register" in sys.argv:
        instrument.register()
    print(instrument.port, flush=True)
    while True:
        instrument.session(instrument.sock.accept())
