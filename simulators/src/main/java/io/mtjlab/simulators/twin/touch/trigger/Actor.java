package io.mtjlab.simulators.twin.touch.trigger;

import io.mtjlab.simulators.scpi.ScpiException;

/** What an instrument does for its trigger model. */
public interface Actor {

    /** For ever, as a number of readings. */
    long ENDLESS = Long.MAX_VALUE;

    /** The blocks are others now: they are what INITiate starts. */
    void programmed();

    /**
     * Begins readings; each is told to {@link TriggerModel#reading}, the end of a counted series by {@link
     * TriggerModel#goOn}.
     *
     * @param count or {@link #ENDLESS}
     */
    void read(long count, String buffer, boolean digitizing, long nanos) throws ScpiException;

    void stopReading();

    /** True while a digitizing function is the active one. */
    boolean digitizes();

    /** How many readings a command makes that does not say. */
    int count(boolean digitizing);

    void clearBuffer(String name) throws ScpiException;

    /** How many readings a buffer holds; refuses a name that there is not. */
    int capacity(String buffer) throws ScpiException;

    /** Switches the output, where there is one. */
    void output(boolean on) throws ScpiException;

    /** Sets those of the digital lines that {@code mask} has a bit for, the lowest for line 1. */
    void lines(int pattern, int mask);

    /** @param index from 1 */
    void recall(String list, int index) throws ScpiException;

    /** How many settings a configuration list holds; refuses a name that there is not. */
    int listLength(String list) throws ScpiException;

    /** Seconds of a user delay of the function that measures, or of the one that is sourced. */
    double userDelay(boolean source, int number);

    /** The upper or lower limit of one of the two limit tests. */
    double limit(int test, boolean upper);

    /** An entry of the event log. */
    void log(Severity severity, int number, String text);
}
