package io.mtjlab.simulators.twin.keithley7001;

import java.util.List;
import java.util.Set;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.Post;

/**
 * The scan of a 7001: one channel of its list after another is closed alone, each at an event of the control source:
 * at once, by a timer, or by *TRG (instruction manual, section 4.4: trigger model; arm layers have one source each).
 */
final class ScanList {

    /** What may be put into the list, and what a relay does. */
    interface Expansion {
        List<String> expand(List<String> channels) throws ScpiException;
    }

    /** Closes exactly these. */
    interface Switching {
        void closeOnly(Set<String> channels);
    }

    private static final String[] SOURCES = {"IMMediate", "BUS", "TIMer", "MANual", "EXTernal", "HOLD", "TLINk"};

    private final Post post;
    private final Panel panel;
    private final Expansion expansion;
    private final Switching switching;
    private List<String> channels = List.of();
    private String written = "";
    private int next = -1;

    ScanList(Post post, Panel panel, Expansion expansion, Switching switching) {
        this.post = post;
        this.panel = panel;
        this.expansion = expansion;
        this.switching = switching;
    }

    void install(CommandTable table) {
        Limits count = Limits.of(1, 99_999, 1);
        Limits seconds = Limits.of(0, 99_999.999, 0);
        panel.number("settle", "[:ROUTe]:CONFigure:SLOT<1..2>:STIMe", Dimension.SECONDS, seconds)
                .integer("poles", "[:ROUTe]:CONFigure:SLOT<1..2>:POLE", Limits.of(1, 2, 2))
                .bool("pairs", "[:ROUTe]:CONFigure:CPAir", false)
                .choice("arm.source", "ARM[:SEQuence[1]][:LAYer[1]]:SOURce", SOURCES)
                .integer("arm.count", "ARM[:SEQuence[1]][:LAYer[1]]:COUNt", count)
                .choice("scan.source", "ARM[:SEQuence[1]]:LAYer2:SOURce", SOURCES)
                .integer("scan.count", "ARM[:SEQuence[1]]:LAYer2:COUNt", count)
                .number("scan.delay", "ARM[:SEQuence[1]]:LAYer2:DELay", Dimension.SECONDS, seconds)
                .number("scan.timer", "ARM[:SEQuence[1]]:LAYer2:TIMer", Dimension.SECONDS, seconds)
                .choice("source", "TRIGger[:SEQuence[1]]:SOURce", SOURCES)
                .integer("count", "TRIGger[:SEQuence[1]]:COUNt", count)
                .bool("count.auto", "TRIGger[:SEQuence[1]]:COUNt:AUTO", true)
                .number("delay", "TRIGger[:SEQuence[1]]:DELay", Dimension.SECONDS, seconds)
                .number("timer", "TRIGger[:SEQuence[1]]:TIMer", Dimension.SECONDS, Limits.of(1e-3, 99_999.999, 0.1))
                .bool("continuous", "INITiate:CONTinuous", false)
                .bool("message", "DISPlay:SMESsage", false)
                .choice("setup", "SYSTem:POSetup", "RST", "PRESet", "SAV0");
        table.action("INITiate[:IMMediate]", this::initiate).action("ABORt", () -> next = -1);
    }

    void reset() {
        next = -1;
    }

    void list(Call call) throws ScpiException {
        call.expect(1, 1);
        List<String> said = call.channels(0);
        channels = expansion.expand(said);
        written = call.written(0);
        next = -1;
    }

    String told() {
        return written;
    }

    int points() {
        return channels.size();
    }

    private boolean running() {
        return next >= 0;
    }

    private int last() {
        return panel.on("count.auto") ? channels.size() : (int) panel.get("count");
    }

    /** Leaves the idle state; a scan without a list has nothing to close. */
    private void initiate() throws ScpiException, InterruptedException {
        if (running()) {
            throw new ScpiException(StandardError.INIT_IGNORED);
        }
        if (channels.isEmpty()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        next = 0;
        goOn();
    }

    /** Whatever does not wait for an event from outside happens now, in lab time. */
    private void goOn() throws InterruptedException {
        while (running() && panel.word("source").matches("IMM|TIM")) {
            if (next > 0 && panel.word("source").equals("TIM")) {
                post.time().sleepUntil(post.time().nanos() + Math.round(1e9 * panel.get("timer")));
            }
            close();
        }
    }

    private void close() throws InterruptedException {
        post.time().sleepUntil(post.time().nanos() + Math.round(1e9 * panel.get("delay")));
        switching.closeOnly(Set.of(channels.get(next % channels.size())));
        next++;
        if (next >= last()) {
            next = -1;
        }
    }

    void trigger() throws ScpiException, InterruptedException {
        if (!running() || !panel.word("source").equals("BUS")) {
            throw new ScpiException(StandardError.TRIGGER_IGNORED);
        }
        close();
    }
}
