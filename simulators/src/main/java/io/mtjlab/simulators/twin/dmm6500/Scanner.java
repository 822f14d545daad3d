package io.mtjlab.simulators.twin.dmm6500;

import java.util.List;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.touch.trigger.Scan;

/** The card of a DMM6500 at work: its channels, what each of them is measured as, and the scan through them. */
final class Scanner implements Scan.Card {

    /** What the meter does for its card. */
    interface Meter {
        boolean idle();

        /** Takes over what stands on the panel now. */
        void settle() throws ScpiException;

        /** True when the channels go in pairs. */
        boolean fourWire();

        /** INITiate starts this scan. */
        void scanNext(Scan scan) throws ScpiException;

        /** INITiate starts what it would without a scan. */
        void scanNothing();

        /** What the trigger model is doing, in a word. */
        String modelState();

        int capacity(String buffer) throws ScpiException;

        int listLength(String list) throws ScpiException;

        void recall(String list, int place) throws ScpiException;

        boolean digitizes();

        int count(boolean digitizing);
    }

    private final Meter meter;
    private final ScannerCard card;
    private final ChannelSettings channels;
    private final ScanRows rows;
    private boolean begun;
    private int scan;
    private int step;

    Scanner(Post post, CommandTable table, Panel panel, Meter meter) {
        this.meter = meter;
        this.card = new ScannerCard(post);
        this.channels = new ChannelSettings(post, panel, card, meter::settle);
        this.rows = new ScanRows(table, panel, card, this);
        card.addTo(table, this::closeAtOnce);
    }

    ChannelSettings channels() {
        return channels;
    }

    /** The channel that is read; 0 for the terminals. */
    int measured() {
        return card.measured();
    }

    /** A setting of the meter has changed; the scan may have to follow. */
    void changed(String name) throws ScpiException {
        if (name.startsWith("scan.") && !rows.isEmpty()) {
            rows.changed();
        }
    }

    /** As after *RST; the panel is so already. */
    void reset() {
        rows.reset();
        card.reset();
        channels.reset();
    }

    void powerOn() {
        card.powerOn();
    }

    /** Closes channels and no others, each as it wants to be read; the last one is read. */
    private void closeAtOnce(List<Integer> wanted) throws ScpiException, InterruptedException {
        requireIdle();
        connect(wanted);
        card.settle();
    }

    private void connect(List<Integer> wanted) throws ScpiException {
        if (!wanted.isEmpty()) {
            channels.apply(wanted.get(wanted.size() - 1));
        }
        card.closeOnly(wanted, meter.fourWire());
    }

    void requireIdle() throws ScpiException {
        if (!meter.idle()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
    }

    void load(Scan next) throws ScpiException {
        meter.scanNext(next);
        begun = false;
        scan = 0;
        step = 0;
    }

    void unload() throws ScpiException {
        requireIdle();
        meter.scanNothing();
    }

    int capacity(String buffer) throws ScpiException {
        return meter.capacity(buffer);
    }

    int listLength(String list) throws ScpiException {
        return meter.listLength(list);
    }

    /** The state in a word, which scan, which step. */
    String state() {
        String word = meter.modelState();
        boolean done = begun && word.equals("IDLE");
        return (done ? "SUCCESS" : word.equals("BUILDING") ? "IDLE" : word) + ";" + scan + ";" + step;
    }

    @Override
    public double close(int index) throws ScpiException {
        ScanRows.Step wanted = rows.step(index);
        if (!wanted.list().isEmpty()) {
            meter.recall(wanted.list(), wanted.place());
        }
        connect(wanted.channels());
        return ScannerCard.SETTLING_SECONDS + card.delaySeconds(card.measured());
    }

    @Override
    public long readings() {
        return meter.count(meter.digitizes());
    }

    @Override
    public boolean digitizes() {
        return meter.digitizes();
    }

    @Override
    public void at(int nextScan, int nextStep) {
        begun = true;
        scan = nextScan;
        step = nextStep;
    }
}
