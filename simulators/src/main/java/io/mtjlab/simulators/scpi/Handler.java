package io.mtjlab.simulators.scpi;

/** What an instrument does when a header is met. */
@FunctionalInterface
public interface Handler {

    /** @throws ScpiException to refuse; the instrument is as before */
    void handle(Call call) throws ScpiException, InterruptedException;
}
