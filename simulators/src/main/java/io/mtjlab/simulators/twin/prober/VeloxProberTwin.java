package io.mtjlab.simulators.twin.prober;

import java.util.Map;

import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;

/**
 * A prober under FormFactor Velox: every command is answered with {@code code: values}, 0 for success and 703 at the
 * end of the wafer map (PyMeasure's velox driver; commands, their parameters and the fields of their answers as in
 * FormFactor's Python module of 2025).
 */
public final class VeloxProberTwin implements VirtualInstrument, Dialect {

    private static final String VERSION = "3.2";

    private final Post post;
    private final WaferStage stage;
    private final VeloxCommands commands = new VeloxCommands();
    private final VeloxChuck chuck;
    private final VeloxScope scope;
    private final VeloxMap map;

    public VeloxProberTwin(Post post) {
        this.post = post;
        this.stage = new WaferStage(post);
        this.chuck = new VeloxChuck(stage, commands);
        this.scope = new VeloxScope(commands);
        this.map = new VeloxMap(stage, commands);
        station();
    }

    private void station() {
        commands.fixed("ReportSoftwareVersion", VERSION)
                .fixed("ReportKernelVersion", VERSION + " Kernel V" + VERSION)
                .row(
                        "EchoData",
                        words -> String.join(" ", words.all())
                                .substring("EchoData".length())
                                .strip())
                // Busy, in contact, mode, quiet.
                .row("ReadProberStatus", words -> "0 " + (stage.inContact() ? 1 : 0) + " R 0")
                // Name, system, axes of chuck and scope, edge sensor, mode, turret, thermal chuck, sites, platen, gate,
                // type.
                .fixed("ReadSystemStatus", "Prober Virtual 1 1 1 1 1 0 R 0 0 0 0 0 N N")
                .fixed("GetStageLock", "0")
                .ignored(
                        "EnableMotorQuiet",
                        "SetExternalMode",
                        "SetStageLock",
                        "SetOutput",
                        "SetBeaconStatus",
                        "InkDevice");
    }

    @Override
    public void execute(String line, StringBuilder out) throws InterruptedException {
        String text = line.strip();
        if (text.isEmpty()) {
            return;
        }
        if (text.equalsIgnoreCase("*IDN?")) {
            out.append("Cascade Microtech,Velox,")
                    .append(post.serial())
                    .append(',')
                    .append(VERSION)
                    .append('\n');
            return;
        }
        try {
            String values = commands.run(text.split("\\s+"));
            out.append(values.isEmpty() ? "0:" : "0: ").append(values).append('\n');
        } catch (VeloxRefusal e) {
            out.append(e.getMessage()).append('\n');
        }
    }

    @Override
    public void overrun() {
        // A line beyond the buffer is lost; there is no queue to say so.
    }

    @Override
    public void trigger() {
        // A prober has nothing to trigger.
    }

    @Override
    public Dialect dialect() {
        return this;
    }

    @Override
    public void powerOn() {
        stage.powerOn();
        chuck.powerOn();
        scope.powerOn();
        map.powerOn();
    }

    @Override
    public Map<String, Object> state() {
        return stage.state();
    }
}
