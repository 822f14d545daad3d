package io.mtjlab.simulators.twin.touch.trigger;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.ScpiException;

/**
 * The trigger events by their words (2461-901-01, reference manual, page 6-190; EXTernal, ATRigger and the
 * scan's are the DMM6500's). Commands, notify blocks, timers, blenders and the source's limit happen here; nothing of a bench
 * is wired to the lines, the network or the key.
 */
final class Events {

    static final String NONE = "NONE";
    static final String COMMAND = "COMMand";
    static final String SOURCE_LIMIT = "SLIMit";
    static final String SCAN_CHANNEL = "SCANCHANnel";
    static final String SCAN_COMPLETE = "SCANCOMPlete";
    static final String SCAN_MEASURE = "SCANMEASure";

    private static final List<String> WORDS = Stream.of(
                    Stream.of(NONE, "DISPlay", COMMAND, "EXTernal", "ATRigger", SOURCE_LIMIT),
                    Stream.of(SCAN_CHANNEL, SCAN_COMPLETE, SCAN_MEASURE, "SCANALARmlimit"),
                    numbered("NOTify", 8),
                    numbered("TIMer", 4),
                    numbered("BLENder", 3),
                    numbered("DIGio", 6),
                    numbered("TSPLink", 3),
                    numbered("LAN", 8))
            .flatMap(words -> words)
            .toList();

    /** Is told what happens, in the order in which it does. */
    @FunctionalInterface
    interface Listener {
        void happens(String event, long nanos);
    }

    private static final int DEEPEST = 8;

    private final List<Listener> listeners = new ArrayList<>();
    private int depth;

    private static Stream<String> numbered(String word, int most) {
        return IntStream.rangeClosed(1, most).mapToObj(i -> word + i);
    }

    static String[] words() {
        return WORDS.toArray(String[]::new);
    }

    /** The event that a parameter names. */
    static String named(Call call, int index) throws ScpiException {
        return WORDS.get(call.choice(index, WORDS));
    }

    static String notify(int number) {
        return "NOTify" + number;
    }

    static String timer(int number) {
        return "TIMer" + number;
    }

    static String blender(int number) {
        return "BLENder" + number;
    }

    static String line(int number) {
        return "DIGio" + number;
    }

    void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Timers and blenders that start each other in a circle end there. */
    void happens(String event, long nanos) {
        if (depth < DEEPEST) {
            depth++;
            listeners.forEach(each -> each.happens(event, nanos));
            depth--;
        }
    }
}
