package io.mtjlab.simulators.wiring;

import java.util.List;

/** An instrument that follows what repeats itself at its input all the time, such as a lock-in's filter. */
public interface SignalFollower {

    /**
     * What the input has had since the last call.
     *
     * @param volts between the terminals
     * @param amperes through them
     */
    record Signals(List<Tone> volts, List<Tone> amperes) {
        /** Nothing repeats itself. */
        public static final Signals NONE = new Signals(List.of(), List.of());
    }

    /** Whose input this is: one behind an open relay sees nothing. */
    String role();

    /** The signals have been this since the last call, until {@code nanos}. */
    void follow(long nanos, Signals signals);

    /**
     * How often it has to look at a junction whose resistance changes by itself while a current swings through it, in
     * nanoseconds; a part of its fastest response.
     */
    long stepNanos();

    /** How long what has been has a trace, in nanoseconds; on a free-running clock it is not looked at before. */
    default long memoryNanos() {
        return Long.MAX_VALUE;
    }
}
