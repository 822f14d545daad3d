package io.mtjlab.simulators.twin.keithley7001;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.ScpiException;

/** What a 7001 scans: a channel after another, or a remembered pattern, whose channels close together. */
final class ScanList {

    /** The channels of one element. */
    interface Expansion {
        List<String> expand(List<String> channels) throws ScpiException;
    }

    private final Expansion expansion;
    private List<Set<String>> elements = List.of();
    private String written = "";

    ScanList(Expansion expansion) {
        this.expansion = expansion;
    }

    void take(Call call) throws ScpiException {
        call.expect(1, 1);
        List<Set<String>> next = new ArrayList<>();
        for (String each : call.channels(0)) {
            next.add(new TreeSet<>(expansion.expand(List.of(each))));
        }
        elements = List.copyOf(next);
        written = call.written(0);
    }

    /** As it was written. */
    String told() {
        return written;
    }

    int points() {
        return elements.size();
    }

    Set<String> element(int index) {
        return elements.get(index);
    }
}
