package io.mtjlab.simulators.twin.dmm6500;

import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.twin.touch.trigger.Scan;

/** What a DMM6500 does for a scan of its card. */
final class CardScan implements ScanRows.Meter {

    private final Dmm6500 meter;
    private boolean begun;
    private int scan;
    private int step;

    CardScan(Dmm6500 meter) {
        this.meter = meter;
    }

    @Override
    public void load(Scan next) throws ScpiException {
        meter.loadScan(next);
        begun = false;
        scan = 0;
        step = 0;
    }

    @Override
    public void unload() throws ScpiException {
        meter.unload();
    }

    @Override
    public boolean scanning() {
        return !meter.idle();
    }

    /** The state in a word, which scan, which step. */
    @Override
    public String state() {
        String word = meter.scanState();
        boolean done = begun && word.equals("IDLE");
        return (done ? "SUCCESS" : word.equals("BUILDING") ? "IDLE" : word) + ";" + scan + ";" + step;
    }

    @Override
    public int capacity(String buffer) throws ScpiException {
        return meter.memories().capacity(buffer);
    }

    @Override
    public int listLength(String list) throws ScpiException {
        return meter.settings().length(list);
    }

    @Override
    public double close(int index) throws ScpiException {
        ScanRows.Step wanted = meter.scan().step(index);
        if (!wanted.list().isEmpty()) {
            meter.settings().recall(wanted.list(), wanted.place());
        }
        meter.connect(wanted.channels());
        return ScannerCard.SETTLING_SECONDS
                + meter.card().delaySeconds(meter.card().measured());
    }

    @Override
    public long readings() {
        return meter.count(digitizes());
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
