package io.mtjlab.simulators.scpi;

/** What *SAV and *RCL act upon (IEEE 488.2, 10.33 and 10.29). */
public interface SetupMemory {

    void save(Call call) throws ScpiException, InterruptedException;

    void recall(Call call) throws ScpiException, InterruptedException;
}
