package io.mtjlab.simulators.twin.touch;

import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.twin.touch.trigger.Actor;
import io.mtjlab.simulators.twin.touch.trigger.Severity;

/** What the trigger model has the instrument do. */
final class TouchActor implements Actor {

    private final TouchInstrument instrument;
    private final EventLog log;

    TouchActor(TouchInstrument instrument, EventLog log) {
        this.instrument = instrument;
        this.log = log;
    }

    @Override
    public void programmed() {
        instrument.programmed();
    }

    @Override
    public void read(long count, String buffer, boolean digitizing, long nanos) throws ScpiException {
        instrument.buffers.find(buffer);
        instrument.begin(count, buffer, digitizing, nanos);
    }

    @Override
    public void stopReading() {
        instrument.stopReading();
    }

    @Override
    public boolean digitizes() {
        return instrument.digitizes();
    }

    @Override
    public int count(boolean digitizing) {
        return instrument.count(digitizing);
    }

    @Override
    public void clearBuffer(String name) throws ScpiException {
        instrument.buffers.find(name).clear();
    }

    @Override
    public int capacity(String buffer) throws ScpiException {
        return instrument.buffers.find(buffer).capacity();
    }

    @Override
    public void output(boolean on) throws ScpiException {
        instrument.output(on);
    }

    @Override
    public void lines(int pattern, int mask) {
        instrument.lines(pattern, mask);
    }

    @Override
    public void recall(String list, int index) throws ScpiException {
        lists(list).recall(list, index);
    }

    @Override
    public int listLength(String list) throws ScpiException {
        return lists(list).length(list);
    }

    private ConfigurationLists lists(String name) throws ScpiException {
        return instrument.lists().stream()
                .filter(each -> each.has(name))
                .findFirst()
                .orElseThrow(ConfigurationLists::unknown);
    }

    @Override
    public double userDelay(boolean source, int number) {
        return instrument.userDelay(source, number);
    }

    @Override
    public double limit(int test, boolean upper) {
        return instrument.limit(test, upper);
    }

    @Override
    public void log(Severity severity, int number, String text) {
        log.log(severity, number, text);
    }
}
