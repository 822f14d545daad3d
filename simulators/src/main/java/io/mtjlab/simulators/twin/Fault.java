package io.mtjlab.simulators.twin;

import java.time.Duration;
import java.util.List;

/** Something that goes wrong with an instrument or its link. */
public sealed interface Fault {

    /** Takes commands but sends no replies until cleared, as a hung interface does. */
    record Silent() implements Fault {}

    /** Every reply comes this much lab time later, until cleared. */
    record Delay(Duration delay) implements Fault {}

    /** All connections are closed now; new ones are welcome. */
    record Drop() implements Fault {}

    /** The next reply is cut after so many bytes, and its connection is closed. */
    record Cut(int bytes) implements Fault {}

    /** Off and on again, now: connections closed, outputs off, every setting as at power-on. */
    record PowerCycle() implements Fault {}

    /** A byte of this share of the replies is another one, until cleared. */
    record Garble(double probability) implements Fault {}

    /** A relay of this switch stays open or closed, whatever it is told, until cleared. The switch does not notice. */
    record StuckRelay(String channel, boolean closed) implements Fault {

        /** What to say when no cable of the bench goes through it. */
        public String nowhere(String role, List<String> known) {
            return "no cable goes through relay '" + channel + "' of '" + role + "'; "
                    + (known.isEmpty() ? "none goes through that instrument" : "there are " + String.join(", ", known));
        }
    }

    /** A contact in this instrument's cable is open, until cleared: nothing that it drives arrives, and it sees nothing. */
    record OpenContact() implements Fault {}

    /** The junction's barrier breaks down, for good: it is a resistor of so many ohm from then on. */
    record Breakdown(double ohms) implements Fault {}
}
