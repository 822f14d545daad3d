package io.mtjlab.simulators.twin.prober;

import java.util.Locale;
import java.util.Map;

import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;

/**
 * A prober under MPI SENTIO, native command set (MPI's Python package sentio-prober-control): every command is answered
 * with {@code status,id,message}, the lowest ten bits of the status being the error. {@code *RCS} chooses the command set
 * and {@code *LOCAL} leaves remote mode; neither has an answer.
 */
public final class SentioProberTwin implements VirtualInstrument, Dialect {

    private final Post post;
    private final WaferStage stage;
    private final SentioCommands commands = new SentioCommands();
    private final SentioStation station;

    public SentioProberTwin(Post post) {
        this.post = post;
        this.stage = new WaferStage(post);
        this.station = new SentioStation(stage, commands, post.serial());
        new SentioMap(stage, commands);
        new SentioChuck(stage, commands);
    }

    @Override
    public void execute(String line, StringBuilder out) throws InterruptedException {
        String text = line.strip();
        String upper = text.toUpperCase(Locale.ROOT);
        if (text.isEmpty() || upper.startsWith("*RCS") || upper.equals("*LOCAL")) {
            return;
        }
        if (upper.equals("*IDN?")) {
            out.append("MPI Corporation,SENTIO,")
                    .append(post.serial())
                    .append(',')
                    .append(SentioStation.VERSION)
                    .append('\n');
            return;
        }
        int blank = text.indexOf(' ');
        String name = (blank < 0 ? text : text.substring(0, blank)).toLowerCase(Locale.ROOT);
        SentioParameters parameters = SentioParameters.of(blank < 0 ? "" : text.substring(blank + 1));
        try {
            String message = commands.run(name, parameters);
            boolean stepped = name.startsWith("map:") && name.contains("step") && stage.onRoute() && stage.last();
            out.append(stepped ? SentioAnswer.LAST_DIE : 0)
                    .append(',')
                    .append(station.commandId(name))
                    .append(',')
                    .append(message)
                    .append('\n');
        } catch (SentioAnswer e) {
            out.append(e.code()).append(",0,").append(e.getMessage()).append('\n');
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
        station.powerOn();
    }

    @Override
    public Map<String, Object> state() {
        return stage.state();
    }
}
