"""A virtual lab for tests: `mtjlab serve` starts it, or a container at VIRTUAL_LAB_HOST has it already."""
import os
import pathlib
import subprocess
import pytest
import pyvisa

@pytest.fixture(scope="session")
def lab():
    """Where the control socket and each instrument of the bench are, by role."""
    if host := os.environ.get("VIRTUAL_LAB_HOST"):
        yield {"control": f"{host}:15020", "smu": f"TCPIP0::{host}::15021::SOCKET"}
        return
    command = ["mtjlab", "serve", pathlib.Path(__file__).with_name("bench.yaml")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as serve:
        lines = []
        for line in serve.stdout:  # "smu keithley2400 TCPIP0::...", "control socket 127.0.0.1:...", then "ready"
            if line == "ready\n":
                break
            lines.append(line)
        else:
            pytest.fail("".join(lines))
        yield {words[0]: words[-1] for words in map(str.split, lines)}
        serve.terminate()

@pytest.fixture
def smu(lab):
    manager = pyvisa.ResourceManager("@py")
    yield manager.open_resource(lab["smu"], read_termination="\n", write_termination="\n", timeout=20000)
    manager.close()
