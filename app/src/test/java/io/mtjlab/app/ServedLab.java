package io.mtjlab.app;

import java.util.Map;
import java.util.OptionalLong;

import io.mtjlab.fixtures.lab.VirtualLab;
import io.mtjlab.fixtures.lab.control.ControlClient;
import io.mtjlab.instruments.bench.BenchFile;

/** Twins in this process, and the bench file of somebody who finds them served already. */
public final class ServedLab implements AutoCloseable {

    /** Fast enough for a test; nobody drives the clock. */
    private static final String TIME = "time: 50";

    private final VirtualLab lab;
    private final String text;

    private ServedLab(VirtualLab lab, String text) {
        this.lab = lab;
        this.text = text;
    }

    /** @param text of a bench whose instruments are at {@code TCPIP0::127.0.0.1::0::SOCKET} */
    public static ServedLab start(String text) {
        String free = TestFiles.replaced(text, "time: accelerated", TIME);
        return new ServedLab(VirtualLab.start(BenchFile.parse("served.yaml", free), OptionalLong.empty()), free);
    }

    /** The shipped bench on a resistor. */
    public static ServedLab onResistor(double ohms) {
        return start(TestFiles.replaced(
                TestFiles.benchText(),
                "device: {model: microwave-neuron, preset: luo2023, seed: 1}",
                "device: {model: resistor, ohms: " + ohms + "}"));
    }

    /** The same bench, its twins where they are. */
    public String attachedText() {
        String attached = text;
        for (Map.Entry<String, String> entry : lab.resources().entrySet()) {
            attached = attached.replaceFirst(
                    "(?m)^(  " + entry.getKey() + ":.*)TCPIP0::127.0.0.1::0::SOCKET", "$1" + entry.getValue());
        }
        String control = lab.control().getHostString() + ":" + lab.control().getPort();
        return attached.replace("virtual: true", "virtual: attached").replace("127.0.0.1:0\"", control + "\"");
    }

    public String resource(String role) {
        return lab.resources().get(role);
    }

    /** What a twin itself says of its output. */
    public boolean live(String role) {
        try (ControlClient control = ControlClient.connect(lab.control())) {
            return control.state()
                    .get("instruments")
                    .get(role)
                    .get("state")
                    .path("output")
                    .booleanValue();
        }
    }

    public ControlClient control() {
        return ControlClient.connect(lab.control());
    }

    @Override
    public void close() {
        lab.close();
    }
}
