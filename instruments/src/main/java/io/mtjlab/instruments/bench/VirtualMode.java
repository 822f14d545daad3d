package io.mtjlab.instruments.bench;

/** Whether an instrument of a bench is made of metal. */
public enum VirtualMode {
    /** A real one. */
    REAL,
    /** Its twin is started by whoever opens the bench. */
    SERVED,
    /** Its twin is served already, by another process, and reached through the control socket. */
    ATTACHED
}
