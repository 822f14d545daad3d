package io.mtjlab.simulators.server;

/** A command language: what an instrument does with a line, and what it answers. */
public interface Dialect {

    /**
     * Executes one line.
     *
     * @param line without its terminator
     * @param out takes the bytes to send (Latin-1), terminators included; nothing when there is nothing to answer
     */
    void execute(String line, StringBuilder out) throws InterruptedException;

    /** A line was longer than the instrument's input buffer; it has been thrown away. */
    void overrun();
}
